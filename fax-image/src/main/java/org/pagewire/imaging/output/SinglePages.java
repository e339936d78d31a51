package org.pagewire.imaging.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;
import org.pagewire.image.t85.T85Encoder;
import org.pagewire.image.t85.T85Settings;
import org.pagewire.imaging.picture.PngWriter;

/** Each page in a file of its own: PNG or raw data. Owned by one thread. */
public final class SinglePages implements PageOutput {
    private static final int FEWEST_DIGITS = 3;
    private static final double K4_FROM_DPI = 150;

    private final NewFiles files;
    private final OutputKind kind;
    private final Path target;
    private final int pages;
    private final int k;
    private final BitOrder bitOrder;
    private int written;

    /**
     * @param target name of the one page, or what the names of several are made from
     * @param pages how many there will be
     * @param k of MR: one-dimensional rows are at most this far apart; 0 for T.4's 2 at standard resolution and 4 above
     * @param bitOrder of MH, MR and MMR
     */
    public SinglePages(NewFiles files, OutputKind kind, Path target, int pages, int k, BitOrder bitOrder) {
        this.files = files;
        this.kind = kind;
        this.target = target;
        this.pages = pages;
        this.k = k;
        this.bitOrder = bitOrder;
    }

    /**
     * The name of one page's file: the target's own for a single page, else with the number before its suffix, as in
     * {@code letter-001.png}.
     *
     * @param number first is 1
     */
    public static Path name(Path target, int number, int pages) {
        if (pages == 1) {
            return target;
        }
        String name = String.valueOf(target.getFileName());
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        int digits = Math.max(FEWEST_DIGITS, String.valueOf(pages).length());
        String numbered = name.substring(0, dot) + "-"
                + ("0".repeat(digits) + number).substring(String.valueOf(number).length()) + name.substring(dot);
        return target.resolveSibling(numbered);
    }

    @Override
    public void add(Page page, RowCounts received) throws IOException {
        written++;
        Path file = name(target, written, pages);
        try (OutputStream out = new BufferedOutputStream(files.start(file, Files::newOutputStream))) {
            switch (kind) {
                case png -> PngWriter.write(page, out);
                case mh -> out.write(T4Encoder.encode(page, t4(T4Settings.mh(page.width()))));
                case mr -> out.write(T4Encoder.encode(page, t4(T4Settings.mr(page.width(), k(page)))));
                case mmr -> out.write(T4Encoder.encode(page, t4(T4Settings.mmr(page.width()))));
                case jbig ->
                    out.write(
                            T85Encoder.encode(page, T85Settings.of(page.width()).withHeight(page.height())));
                default -> throw new IllegalStateException(kind + " holds many pages");
            }
        }
    }

    private T4Settings t4(T4Settings settings) {
        return settings.withBitOrder(bitOrder);
    }

    private int k(Page page) {
        return k > 0 ? k : page.resolution().vertical() > K4_FROM_DPI ? 4 : 2;
    }

    @Override
    public void close() {}
}
