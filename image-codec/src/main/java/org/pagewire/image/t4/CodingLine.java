package org.pagewire.image.t4;

import java.util.Arrays;

/**
 * The row being decoded, T.4's coding line, and the one it may refer to, the reference line.
 *
 * <p>A row is the list of the positions where its colour changes, strictly ascending: odd places of the array are changes to
 * black, even ones to white. Place 0 is not one of them and holds 0. Behind the last change stands the width and, ascending, places
 * beyond it, farther apart than a vertical code reaches: so looking for b1 and b2 needs no bounds check of its own, and a list ascends
 * to its end. Whatever the input, a list holds at most {@code width} changes: each one is beyond the one before, or takes it back (a run
 * of no pixels joins its neighbours).
 *
 * <p>The fields are open to {@link OneDimensional} and {@link TwoDimensional}, which keep them in local variables.
 */
final class CodingLine {

    /** What the next code word is. */
    enum Phase {
        /** A mode; in a one-dimensional row, a run. */
        MODE,
        /** Part of the first run of horizontal mode. */
        FIRST_RUN,
        /** Part of the second run of horizontal mode. */
        SECOND_RUN,
        /** A pattern of uncompressed mode. */
        UNCOMPRESSED
    }

    /** Places behind the last change that are looked at or written ahead of what counts. */
    private static final int PADDING = 8;
    /** How far beyond the width the last of them is. */
    static final int REACH = PADDING * PADDING;

    private static final int LARGEST = 0xFFFF;

    final int width;
    /** Both rows, one behind the other: see {@link Positions}. */
    final byte[] places;
    /** Place 0 of the reference line, even. */
    int above;

    int referenceCount;
    /** Place 0 of the coding line, even. */
    int own;
    /** How many changes the row has so far; odd while its colour is black. */
    int count;

    Phase phase = Phase.MODE;
    /** Where the row has got to: -1 before the first code word of a two-dimensional row. */
    int a0;
    /** The place of b1 in the reference line. */
    int b;

    CodingLine(int width) {
        this.width = width;
        this.own = width + 1 + 2 * PADDING & ~1;
        this.places = Positions.list(2 * own);
        pad(above, 0);
    }

    /** Starts a row that refers to the one kept last, or to a white one. */
    void startTwoDimensional() {
        start();
        a0 = -1;
    }

    /** Starts a row of alternating white and black runs. */
    void startOneDimensional() {
        start();
        a0 = 0;
    }

    private void start() {
        phase = Phase.MODE;
        count = 0;
        b = 1;
    }

    /** Whether a code word of the row has been decoded. */
    boolean anyCode() {
        return count > 0 || a0 > 0 || phase != Phase.MODE;
    }

    /** Adds a change; one at the place of the last takes that back. */
    void push(int position) {
        if (count > 0 && Positions.get(places, own + count) == position) {
            count--;
        } else {
            Positions.set(places, own + ++count, position);
        }
    }

    /** A change of the reference line, the width where there are no more. */
    int reference(int place) {
        return Math.min(Positions.get(places, above + place), width);
    }

    /** Moves b1 beyond a0. */
    void findB1() {
        while (a0 < width && reference(b) <= a0) {
            b += 2;
        }
    }

    /** The row has got to its end. */
    RowResult complete(BitInput in) {
        in.zerosBehind = 0;
        if (in.bits < 0) {
            return RowResult.BAD;
        }
        if (count > 0 && Positions.get(places, own + count) == width) {
            count--;
        }
        pad(own, count);
        return RowResult.COMPLETE;
    }

    /** Whether the row just completed looks like the one kept last. */
    boolean repeatsReference() {
        int first = 2 * (own + 1);
        int firstAbove = 2 * (above + 1);
        return count == referenceCount
                && Arrays.equals(places, first, first + 2 * count, places, firstAbove, firstAbove + 2 * count);
    }

    /** In how many pixels the row just completed differs from the one kept last. */
    int distance() {
        int distance = 0;
        int i = 1;
        int j = 1;
        int position = 0;
        while (position < width) {
            int mine = Math.min(Positions.get(places, own + i), width);
            int other = reference(j);
            int next = Math.min(mine, other);
            // Both have changed colour as often, or one has once more.
            distance += ((i ^ j) & 1) != 0 ? next - position : 0;
            position = next;
            i += mine == next ? 1 : 0;
            j += other == next ? 1 : 0;
        }
        return distance;
    }

    /** Makes the row just completed the one that the next row refers to. */
    void keep() {
        int spare = above;
        above = own;
        referenceCount = count;
        own = spare;
    }

    private void pad(int list, int n) {
        for (int i = 0; i < PADDING; i++) {
            Positions.set(places, list + n + 1 + i, Math.min(width + PADDING * i, LARGEST));
        }
    }
}
