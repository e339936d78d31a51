package org.pagewire.image.document;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Predicate;

/**
 * Which blocks of a page are photograph. Behind text and line art lies a ground that stays the same, or nearly, for some way
 * across or down, whatever its colour; behind the texture of a photograph nothing does. A photograph is
 * where there is such texture, with all around it that is neither a plain colour nor text. Immutable.
 */
final class PhotoMap {

    /** Cells of a block, each way: 2 mm. */
    private static final int BLOCK = 8;
    /** Cells over which the ground is compared: wider than a stroke, so that no two are filled from the same pixel. */
    private static final int WAY = 11;
    /** A ground that changes by less over that way is the same. */
    private static final int SAME = 8;
    /** Or by less than this share of the contrast. */
    private static final double SAME_SHARE = 0.12;
    /** Share of the strokes around that have the same ground where there is text. */
    private static final double STEADY = 0.9;
    /** A block whose cells differ by this much more than those of paper is no plain colour. */
    private static final int PLAIN = 2;
    /** A block of which this share is of two plain colours is their border. */
    private static final double BORDER_SHARE = 0.75;
    /** This share of all blocks is taken to be as plain as the page's paper. */
    private static final double PAPER_SHARE = 0.3;
    /** A smaller one is an icon. */
    private static final int SMALLEST_BLOCKS = 50;

    private static final int FEWEST_SEEDS = 3;
    /** A photograph is at least this many blocks, 10 mm, high and wide somewhere. */
    private static final int NARROWEST_BLOCKS = 5;
    /** Blocks among the 25 around one of text from which it is a part of the photograph. */
    private static final int SURROUNDED = 13;

    private static final int PASSES = 4;

    /** What is this much darker than the page's paper, beside a photograph, is of the photograph. */
    private static final int RIM = 24;
    /** Share of the pixels between ink and ground within a fifth of either, from which there is text. */
    private static final double CLEAR = 0.36;

    private final Ground ground;
    private final int columns;
    private final int rows;
    private final boolean[] photo;
    private final boolean[] beside;
    private final int paper;

    PhotoMap(Ground ground) {
        this.ground = ground;
        this.columns = (ground.columns() + BLOCK - 1) / BLOCK;
        this.rows = (ground.rows() + BLOCK - 1) / BLOCK;
        boolean[] seeds = seeds();
        this.photo = broad(surrounded(grown(seeds, rough(seeds))));
        this.beside = new boolean[photo.length];
        for (int i = 0; i < photo.length; i++) {
            beside[i] = around(photo, i, 1) > 0;
        }
        this.paper = paper();
    }

    /** With the blocks that have mostly photograph around them, and those that then have. */
    private boolean[] surrounded(boolean[] photo) {
        boolean[] before = photo;
        for (int pass = 0; pass < PASSES; pass++) {
            boolean[] more = before.clone();
            for (int i = 0; i < more.length; i++) {
                more[i] |= around(before, i, 2) >= SURROUNDED;
            }
            before = more;
        }
        return before;
    }

    /** The commonest ground of the page. */
    private int paper() {
        int[] counts = new int[256];
        int cells = ground.columns() * ground.rows();
        int commonest = 0;
        for (int cell = 0; cell < cells; cell++) {
            int light = ground.light(cell);
            if (++counts[light] > counts[commonest]) {
                commonest = light;
            }
        }
        return commonest;
    }

    private boolean[] seeds() {
        int[][] counts = counts();
        boolean[] seeds = new boolean[counts.length];
        for (int i = 0; i < seeds.length; i++) {
            seeds[i] = counts[i][0] > 0 && !isSteady(counts, i);
        }
        return seeds;
    }

    /** For each block the strokes, and those of the same ground on the light side across and down and on the dark side. */
    private int[][] counts() {
        int[][] counts = new int[columns * rows][8];
        int wide = ground.columns();
        for (int row = 0; row < ground.rows(); row++) {
            int below = (row + WAY < ground.rows() ? WAY : -WAY) * wide;
            for (int column = 0; column < wide; column++) {
                int cell = row * wide + column;
                int contrast = ground.contrast(cell);
                if (!ground.isStroke(cell)) {
                    continue;
                }
                int right = column + WAY < wide ? WAY : -WAY;
                double same = Math.max(SAME + ground.noise(), SAME_SHARE * contrast);
                int[] count = counts[row / BLOCK * columns + column / BLOCK];
                count[0]++;
                count[1] += Math.abs(ground.light(cell) - light(cell + right)) <= same ? 1 : 0;
                count[2] += Math.abs(ground.light(cell) - light(cell + below)) <= same ? 1 : 0;
                count[3] += Math.abs(ground.dark(cell) - dark(cell + right)) <= same ? 1 : 0;
                count[4] += Math.abs(ground.dark(cell) - dark(cell + below)) <= same ? 1 : 0;
                ground.countClear(cell, count, 5);
            }
        }
        return counts;
    }

    /** Of a cell that may lie above a page of less than the way. */
    private int light(int cell) {
        return ground.light(Math.max(0, cell));
    }

    private int dark(int cell) {
        return ground.dark(Math.max(0, cell));
    }

    private boolean isSteady(int[][] counts, int block) {
        int[] sums = new int[8];
        for (int row = block / columns - 1; row <= block / columns + 1; row++) {
            for (int column = block % columns - 1; column <= block % columns + 1; column++) {
                if (row >= 0 && row < rows && column >= 0 && column < columns) {
                    for (int i = 0; i < sums.length; i++) {
                        sums[i] += counts[row * columns + column][i];
                    }
                }
            }
        }
        int most = Math.max(Math.max(sums[1], sums[2]), Math.max(sums[3], sums[4]));
        return most >= STEADY * sums[0] && Math.max(sums[6], sums[7]) >= CLEAR * sums[5];
    }

    /** Blocks that are no plain colour nor the border of two, and hold no text. */
    private boolean[] rough(boolean[] seeds) {
        boolean[] strokes = new boolean[seeds.length];
        int[][] means = new int[seeds.length][];
        int[] ranges = new int[seeds.length];
        int[] sorted = new int[seeds.length];
        for (int i = 0; i < seeds.length; i++) {
            means[i] = means(i, strokes);
            ranges[i] = means[i][means[i].length - 1] - means[i][0];
            sorted[i] = ranges[i];
        }
        Arrays.sort(sorted);
        int plain = sorted[(int) (PAPER_SHARE * sorted.length)] * 3 / 2 + PLAIN;
        boolean[] rough = new boolean[seeds.length];
        for (int i = 0; i < rough.length; i++) {
            rough[i] = seeds[i] || (!strokes[i] && ranges[i] > plain && !isBorder(means[i], plain));
        }
        return rough;
    }

    /** Whether nearly all of a block is of two plain colours. */
    private static boolean isBorder(int[] sorted, int plain) {
        int least = sorted[0];
        int most = sorted[sorted.length - 1];
        long near = Arrays.stream(sorted)
                .filter(mean -> mean - least <= plain || most - mean <= plain)
                .count();
        return near >= BORDER_SHARE * sorted.length;
    }

    /** Of all cells of a block, sorted. */
    private int[] means(int block, boolean[] strokes) {
        int top = block / columns * BLOCK;
        int left = block % columns * BLOCK;
        int bottom = Math.min(ground.rows(), top + BLOCK);
        int right = Math.min(ground.columns(), left + BLOCK);
        int[] means = new int[(bottom - top) * (right - left)];
        int next = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                int cell = row * ground.columns() + column;
                strokes[block] |= ground.isStroke(cell);
                means[next++] = ground.mean(cell);
            }
        }
        Arrays.sort(means);
        return means;
    }

    /** The rough regions that are large enough and have seeds in them. */
    private boolean[] grown(boolean[] seeds, boolean[] rough) {
        return kept(
                rough,
                region -> region.cardinality() >= SMALLEST_BLOCKS
                        && region.stream().filter(block -> seeds[block]).count() >= FEWEST_SEEDS);
    }

    /** The regions that a square fits into: what is longer and narrower is noise in a row of a table. */
    private boolean[] broad(boolean[] photo) {
        int[] square = new int[photo.length];
        for (int i = 0; i < photo.length; i++) {
            if (photo[i]) {
                boolean corner = i % columns > 0 && i >= columns;
                square[i] = corner
                        ? 1 + Math.min(square[i - 1], Math.min(square[i - columns], square[i - columns - 1]))
                        : 1;
            }
        }
        return kept(photo, region -> region.stream().anyMatch(block -> square[block] >= NARROWEST_BLOCKS));
    }

    /** The regions of blocks that hang together and pass. */
    private boolean[] kept(boolean[] blocks, Predicate<BitSet> passes) {
        boolean[] kept = new boolean[blocks.length];
        boolean[] seen = new boolean[blocks.length];
        for (int start = 0; start < blocks.length; start++) {
            if (blocks[start] && !seen[start]) {
                BitSet region = region(blocks, seen, start);
                if (passes.test(region)) {
                    region.stream().forEach(block -> kept[block] = true);
                }
            }
        }
        return kept;
    }

    private BitSet region(boolean[] blocks, boolean[] seen, int start) {
        BitSet region = new BitSet();
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(start);
        seen[start] = true;
        while (!queue.isEmpty()) {
            int block = queue.remove();
            region.set(block);
            int[] steps = {-1, 1, -columns, columns};
            for (int step : steps) {
                int other = block + step;
                boolean inRow = Math.abs(step) == columns || other / columns == block / columns;
                if (other >= 0 && other < blocks.length && inRow && blocks[other] && !seen[other]) {
                    seen[other] = true;
                    queue.add(other);
                }
            }
        }
        return region;
    }

    private int around(boolean[] alone, int block, int reach) {
        int count = 0;
        for (int row = block / columns - reach; row <= block / columns + reach; row++) {
            for (int column = block % columns - reach; column <= block % columns + reach; column++) {
                boolean inside = row >= 0 && row < rows && column >= 0 && column < columns;
                count += inside && alone[row * columns + column] ? 1 : 0;
            }
        }
        return count;
    }

    /** Whether a cell lies in a photograph or is the rim of one. */
    boolean isPhoto(int cell) {
        int wide = ground.columns();
        int block = cell / wide / BLOCK * columns + cell % wide / BLOCK;
        return photo[block] || (beside[block] && ground.light(cell) < paper - RIM);
    }
}
