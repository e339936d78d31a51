package org.pagewire.image.document;

import java.util.Arrays;
import org.pagewire.image.page.Resolution;

/**
 * Which blocks of a page are photograph. Behind text and line art lies one flat colour that takes a good part of
 * every block; a photograph with detail has no such colour. Immutable.
 */
final class PhotoMap {

    private static final double BLOCK_INCHES = 0.2;
    /** Values this near the commonest one are the same colour. */
    private static final int SPREAD = 6;
    /** A block of which less is of one colour is no text: bold text leaves about half of its ground. */
    private static final double GROUND = 0.3;
    /** A block is photograph if this many of the nine around it are, or two fewer and itself. */
    private static final int NEIGHBOURS = 5;

    /** A block with this many around it is photograph too: a cloud. */
    private static final int SURROUNDED = 6;

    private final int blockWidth;
    private final int blockHeight;
    private final int columns;
    private final int rows;
    private final boolean[] photo;
    private final boolean[] edge;

    PhotoMap(GreyPlane page, Resolution resolution) {
        this.blockWidth = Math.max(8, (int) Math.round(resolution.horizontal() * BLOCK_INCHES));
        this.blockHeight = Math.max(8, (int) Math.round(resolution.vertical() * BLOCK_INCHES));
        this.columns = (page.width() + blockWidth - 1) / blockWidth;
        this.rows = (page.height() + blockHeight - 1) / blockHeight;
        boolean[] alone = new boolean[columns * rows];
        int[] counts = new int[256];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = isPhoto(page, i % columns * blockWidth, i / columns * blockHeight, counts);
        }
        this.photo = vote(vote(alone, NEIGHBOURS, NEIGHBOURS - 2), SURROUNDED, 1);
        this.edge = vote(photo, 1, 1);
    }

    private boolean isPhoto(GreyPlane page, int left, int top, int[] counts) {
        Arrays.fill(counts, 0);
        int right = Math.min(page.width(), left + blockWidth);
        int bottom = Math.min(page.height(), top + blockHeight);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                counts[page.at(x, y)]++;
            }
        }
        int most = 0;
        int near = 0;
        for (int value = 0; value < counts.length + SPREAD; value++) {
            near += value < counts.length ? counts[value] : 0;
            near -= value > 2 * SPREAD ? counts[value - 2 * SPREAD - 1] : 0;
            most = Math.max(most, near);
        }
        return most < GROUND * (right - left) * (bottom - top);
    }

    /** A photograph is larger than a block: a block goes with most of those around it. */
    private boolean[] vote(boolean[] alone, int many, int enough) {
        boolean[] voted = new boolean[alone.length];
        for (int i = 0; i < alone.length; i++) {
            int votes = 0;
            for (int row = i / columns - 1; row <= i / columns + 1; row++) {
                for (int column = i % columns - 1; column <= i % columns + 1; column++) {
                    boolean inside = row >= 0 && row < rows && column >= 0 && column < columns;
                    votes += inside && alone[row * columns + column] ? 1 : 0;
                }
            }
            voted[i] = votes >= many || (alone[i] && votes >= enough);
        }
        return voted;
    }

    /** Whether the block is photograph. */
    boolean isPhoto(int x, int y) {
        return photo[block(x, y)];
    }

    /** Whether the block is photograph or next to one, so that the rim of a photograph may lie in it. */
    boolean isNearPhoto(int x, int y) {
        return edge[block(x, y)];
    }

    private int block(int x, int y) {
        return y / blockHeight * columns + x / blockWidth;
    }
}
