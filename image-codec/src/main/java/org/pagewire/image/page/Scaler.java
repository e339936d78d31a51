package org.pagewire.image.page;

import java.util.Arrays;

/**
 * Scales bi-level rows by area as they come, to any size both ways. A pixel of the result is black if half of what it
 * covers is. What is thinner than that, and stands out on both sides, would vanish or break: such a stroke stays, one
 * pixel wide, and so does such a gap if 30 % of a pixel are white. Enlarged by whole numbers pixels are repeated exactly.
 *
 * <p>It works on the changes of colour in a row, not on pixels: a change adds to the sums of the two columns at it, and
 * the sum from the left is done once for each row of the result with ink in it. So a page costs what is on it and the
 * pixels of the result, not its own. Grey pages have no changes to speak of and want the mean itself, which is why they have
 * a scaler of their own in the document package.
 *
 * <p>Holds three rows of the result. Used by one thread.
 */
public final class Scaler implements RowFilter {

    /** Bits of the fraction of a position in pixels of the result; two of them make an area, in 24 bits. */
    private static final int FRACTION = 12;

    private static final int ONE = 1 << FRACTION;
    private static final int WHOLE = ONE << FRACTION;
    private static final int HALF = WHOLE / 2;
    /** Of what a stroke of one pixel covers where it falls on one pixel of the result: it may fall on two. */
    private static final double OF_THINNEST = 0.45;
    /** A gap stays from this share on, whatever the scale: ink counts for more. */
    private static final int GAP_FROM = WHOLE * 30 / 100;

    /** Bits of the fraction of a step, so that 65,535 of them are less than half of a position's fraction off. */
    private static final int STEP_FRACTION = 32;

    private static final double STEP = (double) (1L << STEP_FRACTION);
    private static final int DROPPED = STEP_FRACTION - FRACTION;
    private static final long ROUNDING = 1L << (DROPPED - 1);

    private final int sourceWidth;
    private final int width;
    private final long stepAcross;
    private final long stepDown;
    private final RowSink sink;
    /** Shares from which ink stays that stands out from what is at its sides, and above and below. */
    private final int thinAcross;

    private final int thinDown;

    /** What each column of the row of the result being summed adds to the cover of the one left of it. */
    private final int[] steps;

    private int[] above;
    private int[] current;
    private int[] below;
    private final byte[] packed;
    private final int[] changes;

    private long taken;
    private int summing;
    private boolean inked;
    /** Rows of the result whose cover is known; all but the last of them are given. */
    private int covered;

    /**
     * @param sourceWidth pixels per row taken, 1 to {@value Page#WIDEST}
     * @param width pixels per row of the result, 1 to {@value Page#WIDEST}; white where nothing is scaled to
     * @param across pixels of the result for one of the source
     * @param down rows of the result for one of the source
     * @throws IllegalArgumentException if a width is out of range or a scale is not above 0, or takes a row beyond
     *     {@value Page#WIDEST} pixels or makes as many rows of one
     */
    public Scaler(int sourceWidth, int width, double across, double down, RowSink sink) {
        if (!(across > 0 && across * sourceWidth <= Page.WIDEST + 1) || !(down > 0 && down <= Page.WIDEST)) {
            throw new IllegalArgumentException(
                    "rows of " + sourceWidth + " cannot be scaled by " + across + " x " + down);
        }
        Page.stride(sourceWidth);
        this.sourceWidth = sourceWidth;
        this.width = width;
        this.stepAcross = Math.max(1, Math.round(across * STEP));
        this.stepDown = Math.max(1, Math.round(down * STEP));
        this.sink = sink;
        this.thinAcross = (int) (WHOLE * Math.min(1, across) * OF_THINNEST);
        this.thinDown = (int) (WHOLE * Math.min(1, down) * OF_THINNEST);
        this.changes = new int[RowChanges.most(sourceWidth)];
        this.packed = new byte[Page.stride(width)];
        this.steps = new int[width + 2];
        this.above = new int[width + 2];
        this.current = new int[width + 2];
        this.below = new int[width + 2];
    }

    /**
     * The page in another size.
     *
     * @param width pixels per row, 1 to {@value Page#WIDEST}
     * @param height rows, 1 to what a page of the width may have ({@link PageBuilder#mostRows})
     * @param resolution of the result
     * @throws IllegalArgumentException if the page has no rows, or {@value Page#WIDEST} times fewer than the result
     */
    public static Page scale(Page page, int width, int height, Resolution resolution) {
        PageBuilder result = new PageBuilder(width, resolution);
        RowSink exactly = (row, offset) -> {
            if (result.height() < height) {
                result.row(row, offset);
            }
        };
        Scaler scaler = new Scaler(
                page.width(), width, (double) width / page.width(), (double) height / page.height(), exactly);
        page.send(scaler);
        scaler.finish();
        return result.build();
    }

    @Override
    public void row(byte[] source, int offset) {
        long top = position(taken, stepDown);
        taken++;
        long bottom = position(taken, stepDown);
        while (top < bottom) {
            long edge = (summing + 1L) << FRACTION;
            int share = (int) (Math.min(bottom, edge) - top);
            add(source, offset, share);
            top += share;
            if (top == edge) {
                cover();
            }
        }
    }

    private static long position(long count, long step) {
        // In two parts, as the rows of an endless page times a step are more than 64 bits.
        long high = (count >> DROPPED) * step;
        long low = (count & ((1L << DROPPED) - 1)) * step + ROUNDING;
        return high + (low >> DROPPED);
    }

    private void add(byte[] source, int offset, int share) {
        int count = RowChanges.find(source, offset, sourceWidth, changes);
        for (int i = 0; i < count; i += 2) {
            change(changes[i], share);
            change(changes[i + 1], -share);
        }
        inked |= count > 0;
    }

    private void change(int x, int weight) {
        int at = (int) Math.min((x * stepAcross + ROUNDING) >> DROPPED, (long) width << FRACTION);
        int column = at >> FRACTION;
        int right = weight * (at & (ONE - 1));
        steps[column] += weight * ONE - right;
        steps[column + 1] += right;
    }

    /** A row of the result is summed; the one before it can be told. */
    private void cover() {
        if (inked) {
            int sum = 0;
            for (int x = 0; x < width; x++) {
                sum += steps[x];
                below[x + 1] = sum;
            }
            Arrays.fill(steps, 0);
        } else {
            Arrays.fill(below, 0);
        }
        inked = false;
        summing++;
        give();
    }

    private void give() {
        if (covered > 0) {
            tell();
            sink.row(packed, 0);
        }
        covered++;
        int[] free = above;
        above = current;
        current = below;
        below = free;
    }

    /** The row whose cover is {@code current}, between those above and below it. */
    private void tell() {
        Arrays.fill(packed, (byte) 0);
        for (int x = 1; x <= width; x++) {
            int ink = current[x];
            if (ink == 0) {
                continue;
            }
            // Half is ink in any case, so that standard made from fine has the black of either row.
            boolean black = ink >= HALF;
            if (black && ink > HALF && ink <= WHOLE - GAP_FROM) {
                black = !standsOut(ink, WHOLE, x, GAP_FROM, GAP_FROM);
            } else if (!black) {
                black = standsOut(ink, 0, x, thinAcross, thinDown);
            }
            if (black) {
                packed[(x - 1) >> 3] |= (byte) (0x80 >> ((x - 1) & 7));
            }
        }
    }

    private boolean standsOut(int ink, int ground, int x, int fromAcross, int fromDown) {
        int own = Math.abs(ink - ground);
        return (own >= fromAcross && exceeds(own, Math.abs(current[x - 1] - ground), Math.abs(current[x + 1] - ground)))
                || (own >= fromDown && exceeds(own, Math.abs(above[x] - ground), Math.abs(below[x] - ground)));
    }

    /** More than the one before, not less than the one after, and half as much again as the mean of both. */
    private static boolean exceeds(int own, int before, int after) {
        return own > before && own >= after && 4L * own > 3L * (before + after);
    }

    /**
     * Gives what is left. A last row that is less than half covered is given if there is ink in it, or if it is the only
     * one.
     */
    @Override
    public void finish() {
        long part = position(taken, stepDown) - ((long) summing << FRACTION);
        boolean only = taken > 0 && summing == 0;
        if (only || (part > 0 && (part * 2 >= ONE || inked))) {
            if (inked) {
                stretchTo(part);
            }
            cover();
        }
        if (covered > 0) {
            Arrays.fill(below, 0);
            give();
        }
    }

    /** A row cut off by the end of the page is judged by what is there of it. */
    private void stretchTo(long part) {
        for (int x = 0; x < steps.length; x++) {
            steps[x] = (int) ((long) steps[x] * ONE / part);
        }
    }
}
