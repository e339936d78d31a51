package org.pagewire.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.page.Page;

/** Decodes damaged pages, by our decoder and by libtiff, and compares each row with the row that was at its place. */
final class DamageRun {

    /**
     * What is left of pages.
     *
     * @param rows rows of the pages sent
     * @param exact rows that are at their place with every pixel right
     * @param near rows that are whole at their place or up to {@value #NEAR} rows off: a decoder that loses a row shifts what follows
     * @param wrongPixels pixels that differ from what was sent at their place
     */
    record Outcome(long rows, long exact, long near, long wrongPixels) {

        static final Outcome NONE = new Outcome(0, 0, 0, 0);

        private static final int NEAR = 16;

        Outcome plus(Outcome other) {
            return new Outcome(
                    rows + other.rows, exact + other.exact, near + other.near, wrongPixels + other.wrongPixels);
        }

        static Outcome of(byte[] sent, byte[] received, int stride) {
            long exact = 0;
            long near = 0;
            long wrong = 0;
            for (int row = 0; row < sent.length; row += stride) {
                if (same(sent, row, received, row, stride)) {
                    exact++;
                    near++;
                    continue;
                }
                for (int i = row; i < row + stride; i++) {
                    wrong += Integer.bitCount((sent[i] ^ received[i]) & 0xFF);
                }
                boolean found = false;
                for (int off = 1; off <= NEAR && !found; off++) {
                    found = same(sent, row, received, row - off * stride, stride)
                            || same(sent, row, received, row + off * stride, stride);
                }
                near += found ? 1 : 0;
            }
            return new Outcome(sent.length / stride, exact, near, wrong);
        }

        private static boolean same(byte[] sent, int row, byte[] received, int other, int stride) {
            return other >= 0
                    && other < received.length
                    && Arrays.equals(sent, row, row + stride, received, other, other + stride);
        }
    }

    /** The same damage as both saw it; theirs is null without a peer. */
    record Result(
            Coder coder,
            double rate,
            Outcome ours,
            @Nullable Outcome theirs) {}

    private final List<TestPage> pages;
    private final @Nullable Peer peer;
    private final int seeds;

    /** Sends each page through as many lines as there are seeds. */
    DamageRun(List<TestPage> pages, @Nullable Peer peer, int seeds) throws IOException {
        this.pages = pages;
        this.peer = peer;
        this.seeds = seeds;
        for (int id = 0; peer != null && id < pages.size(); id++) {
            peer.page(id, pages.get(id));
        }
    }

    /** What becomes of all pages in one coding at one rate of bit errors. */
    Result measure(Coder coder, double rate) throws IOException {
        Peer compared = peer != null && peer.has(coder) ? peer : null;
        Outcome ours = Outcome.NONE;
        Outcome theirs = Outcome.NONE;
        for (int id = 0; id < pages.size(); id++) {
            Page page = pages.get(id).page();
            byte[] pixels = pages.get(id).pixels();
            byte[] coded = coder.encode(page);
            int stride = Page.stride(page.width());
            for (int seed = 0; seed < seeds; seed++) {
                byte[] damaged = BitErrors.through(coded, rate, 1_000L * id + seed);
                PixelBuffer received = new PixelBuffer(page.width(), page.height());
                coder.decode(damaged, page.width(), page.height(), received);
                ours = ours.plus(Outcome.of(pixels, received.pixels(), stride));
                if (compared != null) {
                    compared.coded(id, coder, damaged);
                    compared.scan(id, coder);
                    theirs = theirs.plus(Outcome.of(pixels, compared.result(), stride));
                }
            }
        }
        return new Result(coder, rate, ours, compared == null ? null : theirs);
    }
}
