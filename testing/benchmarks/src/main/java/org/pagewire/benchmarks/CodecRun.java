package org.pagewire.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures encoders and decoders page by page, in rounds that alternate with the peer's: a round goes through all pages, and on each
 * page first ours is timed, then theirs, each for about the same time. Before the first round ours is warmed up by time, not by
 * count, on all pages. Nothing is timed before both sides have made the same octets and the same pixels.
 */
final class CodecRun {

    /** Which way. */
    enum Direction {
        DECODE,
        ENCODE;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What came out for one page, one coding, one way.
     *
     * @param octets how long the coded page is
     * @param ours milliseconds per page, one value per round
     * @param theirs likewise; empty without a peer
     */
    record Result(
            TestPage page,
            Coder coder,
            Direction direction,
            Effort effort,
            int octets,
            double[] ours,
            double[] theirs) {

        /** How many times as fast as the peer we are; not a number without a peer. */
        double ratio() {
            return typical(theirs) / typical(ours);
        }

        /** The value that stands for all rounds. */
        double typical(double[] values) {
            return effort.fastest() && values.length > 0
                    ? Arrays.stream(values).min().getAsDouble()
                    : Figures.median(values);
        }
    }

    /**
     * How long to measure.
     *
     * @param rounds values per page
     * @param batchNanos how long one value takes about, on either side
     * @param warmUpNanos how long ours runs before, per coding and direction
     * @param fastest whether the fastest round stands for all, instead of the median
     */
    record Effort(int rounds, long batchNanos, long warmUpNanos, boolean fastest) {
        /** Just enough to see that it works. */
        static final Effort SMALLEST = new Effort(1, 1, 1, false);

        static Effort of(Options options) {
            return options.quick()
                    ? new Effort(3, 4_000_000L, 1_500_000_000L, options.fastest())
                    : new Effort(15, 15_000_000L, 6_000_000_000L, options.fastest());
        }

        @Override
        public String toString() {
            return (fastest ? "fastest of " : "median of ") + rounds + " rounds";
        }
    }

    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final List<TestPage> pages;
    private final List<PixelBuffer> buffers;
    private final @Nullable Peer peer;
    private final Effort effort;
    /** Keeps results in use, so that nothing is optimised away. */
    private long sink;

    CodecRun(List<TestPage> pages, @Nullable Peer peer, Effort effort) throws IOException {
        this.pages = pages;
        this.peer = peer;
        this.effort = effort;
        this.buffers = pages.stream()
                .map(page -> new PixelBuffer(page.page().width(), page.page().height()))
                .toList();
        for (int id = 0; peer != null && id < pages.size(); id++) {
            peer.page(id, pages.get(id));
        }
    }

    /**
     * Measures one coding both ways.
     *
     * @throws IOException if the peer fails, or the two do not make the same of a page
     */
    List<Result> measure(Coder coder) throws IOException {
        Peer compared = peer != null && peer.has(coder) ? peer : null;
        List<byte[]> coded = new ArrayList<>();
        for (int id = 0; id < pages.size(); id++) {
            coded.add(coder.encode(pages.get(id).page()));
            verify(coder, id, coded.get(id), compared);
        }
        List<Result> results = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            results.addAll(measure(coder, direction, coded, compared));
        }
        return results;
    }

    private void verify(Coder coder, int id, byte[] coded, @Nullable Peer compared) throws IOException {
        TestPage page = pages.get(id);
        byte[] pixels = page.pixels();
        ours(coder, Direction.DECODE, id, coded, 1);
        check(Arrays.equals(buffers.get(id).pixels(), pixels), coder, page, "our decoder makes other pixels");
        if (compared != null) {
            compared.encode(id, coder, 1);
            check(Arrays.equals(compared.result(), coded), coder, page, coder.peer + " makes other octets");
            compared.coded(id, coder, coded);
            compared.decode(id, coder, 1);
            check(Arrays.equals(compared.result(), pixels), coder, page, coder.peer + " makes other pixels");
        }
    }

    private static void check(boolean same, Coder coder, TestPage page, String otherwise) throws IOException {
        if (!same) {
            throw new IOException(
                    coder.label + " of \"" + page.name() + "\": " + otherwise + "; nothing was measured.");
        }
    }

    private List<Result> measure(Coder coder, Direction direction, List<byte[]> coded, @Nullable Peer compared)
            throws IOException {
        System.err.println(coder.label + ", " + direction.word() + ": " + pages.size() + " pages, " + effort.rounds()
                + " rounds.");
        long begun = System.nanoTime();
        do {
            for (int id = 0; id < pages.size(); id++) {
                ours(coder, direction, id, coded.get(id), 1);
            }
        } while (System.nanoTime() - begun < effort.warmUpNanos());

        int[] ourTimes = new int[pages.size()];
        int[] theirTimes = new int[pages.size()];
        List<Result> results = new ArrayList<>();
        for (int id = 0; id < pages.size(); id++) {
            ourTimes[id] = times(ours(coder, direction, id, coded.get(id), 1));
            theirTimes[id] = compared == null ? 0 : times(theirs(coder, direction, id, compared, 1));
            int rounds = effort.rounds();
            results.add(new Result(
                    pages.get(id),
                    coder,
                    direction,
                    effort,
                    coded.get(id).length,
                    new double[rounds],
                    new double[compared == null ? 0 : rounds]));
        }
        for (int round = 0; round < effort.rounds(); round++) {
            for (int id = 0; id < pages.size(); id++) {
                Result result = results.get(id);
                result.ours()[round] = ours(coder, direction, id, coded.get(id), ourTimes[id]) / NANOS_PER_MILLISECOND;
                if (compared != null) {
                    result.theirs()[round] =
                            theirs(coder, direction, id, compared, theirTimes[id]) / NANOS_PER_MILLISECOND;
                }
            }
        }
        return results;
    }

    private int times(double nanosForOne) {
        return (int) Math.max(1, effort.batchNanos() / nanosForOne);
    }

    /** Nanoseconds for one page, as the mean of a number. */
    private double ours(Coder coder, Direction direction, int id, byte[] coded, int times) {
        TestPage page = pages.get(id);
        PixelBuffer buffer = buffers.get(id);
        long begun = System.nanoTime();
        for (int i = 0; i < times; i++) {
            if (direction == Direction.ENCODE) {
                sink += coder.encode(page.page()).length;
            } else {
                coder.decode(coded, page.page().width(), page.page().height(), buffer.rewind());
                sink += buffer.rows();
            }
        }
        return (System.nanoTime() - begun) / (double) times;
    }

    private static double theirs(Coder coder, Direction direction, int id, Peer peer, int times) throws IOException {
        long nanos = direction == Direction.ENCODE ? peer.encode(id, coder, times) : peer.decode(id, coder, times);
        return nanos / (double) times;
    }

    /** Octets and rows made while measuring; of use for keeping them made. */
    long made() {
        return sink;
    }
}
