package org.pagewire.image.tiff;

import java.util.ArrayList;
import java.util.List;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.t4.EndOfLine;
import org.pagewire.image.t4.PageEnd;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Decoder;
import org.pagewire.image.t4.T4Settings;

/**
 * Finds out how T.4 and T.6 data is coded whose tags are wrong about it: bits in the other order, MH as MR or without EOL, MMR as
 * MH, and so on. The start of the first strip is tried as labelled; if nothing good comes of it, the other codings and bit orders
 * are tried, and one that does much better is taken.
 */
final class FaxTrial {

    /** So much of a strip is tried at least. Enough to reach text below a blank margin. It costs 2 to 13 % of the time to decode a page of text. */
    private static final int OCTETS = 2_048;
    /** A row of MMR takes up to six times its pixels. */
    private static final int ROWS_OF_PIXELS = 8;

    /** Rows that are good by chance are fewer. */
    private static final int CONVINCING_ROWS = 8;

    /** MMR takes nearly anything for some rows, so it comes last. */
    private static final List<EndOfLine> BETWEEN_ROWS =
            List.of(EndOfLine.CODE, EndOfLine.OCTET_BOUNDARY, EndOfLine.WORD_BOUNDARY);

    private final byte[] start;
    private final int length;
    private final boolean whole;
    private final int rows;

    private record Score(boolean convincing, int points) {}

    /**
     * @param start of the first strip
     * @param length of the start
     * @param whole whether that is all of the strip
     * @param rows of the strip
     */
    FaxTrial(byte[] start, int length, boolean whole, int rows) {
        this.start = start;
        this.length = length;
        this.whole = whole;
        this.rows = rows;
    }

    /** How many octets of a strip are tried. */
    static int octets(int width) {
        return Math.max(OCTETS, ROWS_OF_PIXELS * Page.stride(width));
    }

    /** The settings that the data is decoded with. */
    T4Settings settings(T4Settings labelled) {
        Score score = score(labelled);
        if (score.convincing) {
            return labelled;
        }
        T4Settings best = labelled;
        int toBeat = 2 * score.points;
        for (T4Settings other : others(labelled)) {
            Score found = score(other);
            if (found.convincing && found.points > toBeat) {
                best = other;
                toBeat = found.points;
            }
        }
        return best;
    }

    private static List<T4Settings> others(T4Settings labelled) {
        BitOrder order = labelled.bitOrder();
        BitOrder turned = order == BitOrder.MSB_FIRST ? BitOrder.LSB_FIRST : BitOrder.MSB_FIRST;
        int width = labelled.width();
        List<T4Settings> others = new ArrayList<>();
        others.add(labelled.withBitOrder(turned));
        for (BitOrder candidate : new BitOrder[] {order, turned}) {
            for (EndOfLine between : BETWEEN_ROWS) {
                others.add(T4Settings.mh(width).withEndOfLine(between).withBitOrder(candidate));
            }
            others.add(T4Settings.mr(width, 4).withBitOrder(candidate));
        }
        others.add(T4Settings.mmr(width).withBitOrder(order));
        others.add(T4Settings.mmr(width).withBitOrder(turned));
        return others;
    }

    private Score score(T4Settings settings) {
        T4Decoder decoder = new T4Decoder(settings, rows, (packed, offset) -> {});
        int half = length / 2;
        decoder.write(start, 0, half);
        int before = decoder.counts().total();
        decoder.write(start, half, length - half);
        if (whole) {
            decoder.finish();
        }
        RowCounts counts = decoder.counts();
        boolean separated =
                settings.coding() != Coding.MMR && settings.endOfLine().isCode();
        boolean sound = switch (decoder.end()) {
            // A decoder that looks for EOLs in data that has none gets no further.
            case OPEN -> !separated || counts.total() > before;
            case ROW_LIMIT -> true;
            case END_CODE, DATA_ENDED -> counts.good() >= rows / 2;
            case DAMAGED -> false;
        };
        boolean mostlyGood = counts.good() >= 2 * counts.bad();
        boolean enough =
                counts.good() >= Math.min(rows, CONVINCING_ROWS) || (decoder.end() == PageEnd.OPEN && !separated);
        return new Score(sound && mostlyGood && enough, sound ? Math.max(counts.good() - counts.bad(), 0) : 0);
    }
}
