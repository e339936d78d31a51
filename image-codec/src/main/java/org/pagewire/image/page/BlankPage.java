package org.pagewire.image.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells whether there is anything on a page, from its rows as they come. In doubt there is: a page is only blank if all its ink is
 *
 * <ul>
 *   <li>specks of dust, smaller than {@value #LETTER_MM} mm both ways, and not more than {@value #MOST_SPECKS} of them within 10 by 5 mm
 *       (print that fell apart has more); the noise of a fine scanner, specks below {@value #NOISE_MM} mm, counts by its ink, of
 *       which there may be 1 % (tints have more), or
 *   <li>within {@value #MARGIN_MM} mm of an edge, where printers cannot print and where a header line stands, or
 *   <li>a shadow: black from an edge on, not deeper than {@value #SHADOW_MM} mm, at the top and bottom at least {@value
 *       #SHADOW_WIDE_MM} mm across, or
 *   <li>a punched hole: as wide as high, {@value #HOLE_FROM_MM} to {@value #HOLE_TO_MM} mm, a full disc, its middle within
 *       {@value #HOLE_WITHIN_MM} mm of an edge (ISO 838 has 12 mm).
 * </ul>
 *
 * <p>So a page that is nothing but margins, less than {@value #MARGIN_MM} mm long or wide, is blank.
 *
 * <p>A single letter, a line of the smallest print or a thin signature make a page that is not blank; so do a fibre longer
 * than a letter and the black that an open lid leaves beside a small sheet.
 *
 * <p>Holds the blots of ink that reach the last row, nothing else; as soon as there is something, rows cost nothing. Used
 * by one thread.
 */
public final class BlankPage implements RowSink {

    /** Small letters of 6 point print are 1.1 mm high, capitals and digits 1.5 mm. */
    static final double LETTER_MM = 1.0;
    /** Dust makes one or two, a scanner's noise of 3 pixels in 1,000 up to 20, broken or dotted print above 30. */
    static final int MOST_SPECKS = 24;

    static final double MARGIN_MM = 4.5;
    static final double SHADOW_MM = 12;
    static final double SHADOW_WIDE_MM = 10;
    static final double HOLE_FROM_MM = 4;
    static final double HOLE_TO_MM = 9;
    static final double HOLE_WITHIN_MM = 22;

    /** A shadow begins within this distance of its edge: feeders leave a little white. */
    private static final double AT_EDGE_MM = 1.5;

    static final double NOISE_MM = 0.1;
    /** Three pixels in 1,000 are usual; the lightest tint that shows has 20. */
    private static final double MOST_NOISE = 0.01;

    private static final double CELL_WIDTH_MM = 10;
    private static final double CELL_HEIGHT_MM = 5;
    private static final double HOLE_ASPECT = 1.3;
    /** A disc fills 79 % of the square around it, a bold letter less than 60. */
    private static final double HOLE_FULL_FROM = 0.68;

    private static final double HOLE_FULL_TO = 0.9;

    private static final double MM_PER_INCH = 25.4;

    private final int width;
    private final double pixelMm;
    private final double rowMm;
    private final int[] changes;
    /** Of each cell from left to right, until the next row of cells. */
    private final double[] specks;

    private long rows;
    /** The page is not blank if it has more rows than this: what is there lies too far from its end to be in the margin. */
    private long mostRows = Long.MAX_VALUE;

    private List<Run> above = new ArrayList<>();
    private List<Run> current = new ArrayList<>();

    /**
     * @param width pixels per row, 1 to {@value Page#WIDEST}
     */
    public BlankPage(int width, Resolution resolution) {
        Page.stride(width);
        this.width = width;
        this.pixelMm = MM_PER_INCH / resolution.horizontal();
        this.rowMm = MM_PER_INCH / resolution.vertical();
        this.changes = new int[RowChanges.most(width)];
        this.specks = new double[(int) (width * pixelMm / CELL_WIDTH_MM) + 1];
    }

    /** Whether there is nothing on a page. */
    public static boolean isBlank(Page page) {
        BlankPage blank = new BlankPage(page.width(), page.resolution());
        page.send(blank);
        return blank.isBlank();
    }

    /** Whether there was nothing on the rows so far, if they are the whole page. */
    public boolean isBlank() {
        long most = mostRows;
        for (Run run : above) {
            Blot blot = run.blot.root();
            if (!isSpeck(blot)) {
                most = Math.min(most, rowsToBeSure(blot));
            }
        }
        return rows <= most;
    }

    @Override
    public void row(byte[] packed, int offset) {
        if (rows > mostRows) {
            return;
        }
        int count = RowChanges.find(packed, offset, width, changes);
        current.clear();
        int next = 0;
        for (int i = 0; i < count; i += 2) {
            if (isShadow(changes[i], changes[i + 1])) {
                continue;
            }
            Run run = new Run(changes[i], changes[i + 1], new Blot(changes[i], changes[i + 1], rows));
            while (next < above.size() && above.get(next).to < run.from) {
                next++;
            }
            for (int j = next; j < above.size() && above.get(j).from <= run.to; j++) {
                above.get(j).blot.root().join(run.blot.root());
            }
            current.add(run);
        }
        for (Run run : above) {
            Blot blot = run.blot.root();
            if (blot.bottom < rows && !blot.judged) {
                blot.judged = true;
                judge(blot);
            }
        }
        List<Run> free = above;
        above = current;
        current = free;
        if ((long) (rows * rowMm / CELL_HEIGHT_MM) != (long) ((rows + 1) * rowMm / CELL_HEIGHT_MM)) {
            Arrays.fill(specks, 0);
        }
        rows++;
    }

    /** Black from the left or right edge on, and not far. */
    private boolean isShadow(int from, int to) {
        double fromMm = from * pixelMm;
        double toMm = to * pixelMm;
        double allMm = width * pixelMm;
        return (fromMm <= AT_EDGE_MM && toMm <= SHADOW_MM)
                || (toMm >= allMm - AT_EDGE_MM && fromMm >= allMm - SHADOW_MM);
    }

    private void judge(Blot blot) {
        if (!isSpeck(blot)) {
            mostRows = Math.min(mostRows, rowsToBeSure(blot));
            return;
        }
        int cell = (int) (blot.left * pixelMm / CELL_WIDTH_MM);
        specks[cell] += isSmaller(blot, NOISE_MM) ? specksOfNoise(blot) : 1;
        if (specks[cell] > MOST_SPECKS) {
            mostRows = Math.min(mostRows, rowsToBeSure(blot));
        }
    }

    private double specksOfNoise(Blot blot) {
        double share = blot.ink * pixelMm * rowMm / (CELL_WIDTH_MM * CELL_HEIGHT_MM);
        return share / MOST_NOISE * MOST_SPECKS;
    }

    private boolean isSpeck(Blot blot) {
        return isSmaller(blot, LETTER_MM);
    }

    private boolean isSmaller(Blot blot, double mm) {
        return (blot.right - blot.left) * pixelMm < mm && (blot.bottom - blot.top + 1) * rowMm < mm;
    }

    /** How many rows a page may have at most for the blot to count for nothing, {@link Long#MAX_VALUE} if it never counts. */
    private long rowsToBeSure(Blot blot) {
        double leftMm = blot.left * pixelMm;
        double rightMm = (width - blot.right) * pixelMm;
        double topMm = blot.top * rowMm;
        double bottomMm = (blot.bottom + 1) * rowMm;
        double highMm = bottomMm - topMm;
        boolean inMargin = blot.right * pixelMm <= MARGIN_MM
                || (width - blot.left) * pixelMm <= MARGIN_MM
                || bottomMm <= MARGIN_MM;
        boolean shadow = highMm <= SHADOW_MM && (blot.right - blot.left) * pixelMm >= SHADOW_WIDE_MM;
        if (inMargin || (shadow && topMm <= AT_EDGE_MM)) {
            return Long.MAX_VALUE;
        }
        double sureMm = topMm + MARGIN_MM;
        if (shadow) {
            sureMm = Math.max(sureMm, bottomMm + AT_EDGE_MM);
        }
        if (isDisc(blot)) {
            double halfMm = highMm / 2;
            if (Math.min(leftMm, Math.min(rightMm, topMm)) + halfMm <= HOLE_WITHIN_MM) {
                return Long.MAX_VALUE;
            }
            sureMm = Math.max(sureMm, topMm + halfMm + HOLE_WITHIN_MM);
        }
        return (long) (sureMm / rowMm);
    }

    private boolean isDisc(Blot blot) {
        double wideMm = (blot.right - blot.left) * pixelMm;
        double highMm = (blot.bottom - blot.top + 1) * rowMm;
        double smaller = Math.min(wideMm, highMm);
        double larger = Math.max(wideMm, highMm);
        double full = blot.ink * pixelMm * rowMm / (wideMm * highMm);
        return smaller >= HOLE_FROM_MM
                && larger <= HOLE_TO_MM
                && larger <= smaller * HOLE_ASPECT
                && full >= HOLE_FULL_FROM
                && full <= HOLE_FULL_TO;
    }

    /** A black run of the row above or of this one. */
    private record Run(int from, int to, Blot blot) {}

    /** Ink that hangs together; joined with another it hands on to it. */
    private static final class Blot {

        private int left;
        private int right;
        private long top;
        private long bottom;
        private long ink;
        private boolean judged;
        private Blot joined = this;

        Blot(int left, int right, long row) {
            this.left = left;
            this.right = right;
            this.ink = (long) right - left;
            this.top = row;
            this.bottom = row;
        }

        Blot root() {
            Blot root = this;
            while (root.joined != root) {
                root.joined = root.joined.joined;
                root = root.joined;
            }
            return root;
        }

        void join(Blot other) {
            if (other == this) {
                return;
            }
            other.joined = this;
            left = Math.min(left, other.left);
            right = Math.max(right, other.right);
            ink += other.ink;
            top = Math.min(top, other.top);
            bottom = Math.max(bottom, other.bottom);
        }
    }
}
