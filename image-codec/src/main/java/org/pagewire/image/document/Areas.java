package org.pagewire.image.document;

import java.util.Arrays;

/**
 * What becomes of the cells of a page: strokes of text are ink by a threshold; the ground that text stands on goes
 * white or black as a whole, so that a tint puts no dots between letters and ends where it ends; other tints and photographs become dots.
 */
final class Areas {

    /** Dots. */
    static final byte TONE = 0;
    /** Paper. */
    static final byte WHITE = 1;
    /** Solid. */
    static final byte BLACK = 2;
    /** A threshold between the ground's two sides. */
    static final byte STROKES = 3;
    /** The rim between two areas: as the neighbour that a pixel is like. */
    static final byte RIM = 4;

    /** Flat ground this light is paper, not tint. */
    private static final int PAPER = 226;
    /** Flat ground this dark is ink. */
    private static final int SOLID = 36;
    /** A cell of a wider range has the rim of an area in it. */
    private static final int FLAT = 24;
    /** Neighbouring flat cells that differ by no more belong to one area. */
    private static final int STEP = 8;
    /** An area with at least this share of text on it is the ground of text. */
    private static final double CARRYING = 0.04;
    /** Ground of an area with less text on it belongs to text within this many cells, 2.5 mm. */
    private static final int HALO = 10;
    /** A flat cell this near a stroke is beside it. */
    private static final int BESIDE = 2;
    /** A tint is wider than this many cells. */
    private static final int THIN = 2;

    private final Ground ground;
    private final PhotoMap map;
    private final int columns;
    private final int cells;
    private final byte[] kind;
    /**
     * While areas are joined: of an area's first cell, minus its size; of any other, one nearer the first. Then the number of the
     * area.
     */
    private final int[] area;

    Areas(Ground ground, PhotoMap map) {
        this.ground = ground;
        this.map = map;
        this.columns = ground.columns();
        this.cells = columns * ground.rows();
        this.kind = new byte[cells];
        this.area = new int[cells];
        Arrays.fill(area, -1);
        for (int cell = 0; cell < cells; cell++) {
            if (map.isPhoto(cell)) {
                continue;
            }
            if (ground.isStroke(cell)) {
                kind[cell] = STROKES;
            } else if (ground.range(cell) > FLAT) {
                kind[cell] = RIM;
            }
        }
        join();
        decide(number());
        spread();
        trim();
    }

    byte kind(int cell) {
        return kind[cell];
    }

    /** Flat cells of like grey become areas, and strokes that hang together too. */
    private void join() {
        for (int cell = 0; cell < cells; cell++) {
            if (cell % columns > 0 && alike(cell, cell - 1)) {
                unite(cell, cell - 1);
            }
            if (cell >= columns && alike(cell, cell - columns)) {
                unite(cell, cell - columns);
            }
        }
    }

    private boolean alike(int cell, int other) {
        return isFlat(cell)
                ? isFlat(other) && Math.abs(ground.mean(cell) - ground.mean(other)) <= STEP
                : kind[cell] == STROKES && kind[other] == STROKES;
    }

    private boolean isFlat(int cell) {
        return kind[cell] == TONE && !map.isPhoto(cell);
    }

    private void unite(int one, int other) {
        int first = first(one);
        int second = first(other);
        if (first != second) {
            int kept = Math.min(first, second);
            int joined = Math.max(first, second);
            area[kept] += area[joined];
            area[joined] = kept;
        }
    }

    private int first(int cell) {
        int first = cell;
        while (area[first] >= 0) {
            first = area[first];
        }
        for (int at = cell; area[at] >= 0; ) {
            int next = area[at];
            area[at] = first;
            at = next;
        }
        return first;
    }

    /** Numbers the areas; gives their sizes. */
    private int[] number() {
        int[] sizes = new int[(int) Arrays.stream(area).filter(each -> each < 0).count()];
        int number = 0;
        for (int cell = 0; cell < cells; cell++) {
            if (area[cell] < 0) {
                sizes[number] = -area[cell];
                area[cell] = number++;
            } else {
                // A cell nearer the first one has its number already.
                area[cell] = area[area[cell]];
            }
        }
        return sizes;
    }

    /** Whole areas: paper, solid, ground of text. */
    private void decide(int[] sizes) {
        int[] inside = new int[sizes.length];
        int[] contacts = new int[sizes.length];
        for (int cell = 0; cell < cells; cell++) {
            if (kind[cell] == STROKES) {
                int blob = area[cell];
                inside[blob] += isInside(cell) ? 1 : 0;
                contacts[blob] += contact(cell) >= 0 ? 1 : 0;
            }
        }
        double[] carried = new double[sizes.length];
        int[] light = new int[sizes.length];
        int[] dark = new int[sizes.length];
        int[] photograph = new int[sizes.length];
        for (int cell = 0; cell < cells; cell++) {
            int flat = contact(cell);
            if (flat < 0) {
                continue;
            }
            int found = area[flat];
            if (kind[cell] == STROKES) {
                int blob = area[cell];
                carried[found] += (double) inside[blob] / contacts[blob];
                boolean isLight = isLight(ground.mean(flat), cell);
                light[found] += isLight ? 1 : 0;
                dark[found] += isLight ? 0 : 1;
            } else {
                photograph[found]++;
            }
        }
        for (int cell = 0; cell < cells; cell++) {
            if (isFlat(cell)) {
                int found = area[cell];
                if (photograph[found] > light[found] + dark[found]) {
                    continue;
                }
                if (carried[found] >= CARRYING * sizes[found]) {
                    kind[cell] = light[found] >= dark[found] ? WHITE : BLACK;
                } else if (ground.mean(cell) >= PAPER) {
                    kind[cell] = WHITE;
                } else if (ground.mean(cell) <= SOLID) {
                    kind[cell] = BLACK;
                }
            }
        }
    }

    /** Whether all around a cell are strokes, as in text and not in a line. */
    private boolean isInside(int cell) {
        int column = cell % columns;
        return column > 0
                && column < columns - 1
                && cell >= columns
                && cell < cells - columns
                && kind[cell - 1] == STROKES
                && kind[cell + 1] == STROKES
                && kind[cell - columns] == STROKES
                && kind[cell + columns] == STROKES;
    }

    /** A flat cell next to a stroke, -1 if there is none or the cell is no stroke. */
    private int contact(int cell) {
        if (!ground.isStroke(cell)) {
            return -1;
        }
        for (int away = 1; away <= BESIDE; away++) {
            int[] steps = {-away, away, -away * columns, away * columns};
            for (int step : steps) {
                int other = cell + step;
                boolean inRow = Math.abs(step) >= columns || other / columns == cell / columns;
                if (other >= 0 && other < cells && inRow && isFlat(other)) {
                    return other;
                }
            }
        }
        return -1;
    }

    private boolean isLight(int grey, int stroke) {
        return ground.light(stroke) - grey <= grey - ground.dark(stroke);
    }

    /** Around text on areas that are not its ground as a whole. */
    private void spread() {
        int[] queue = new int[cells];
        byte[] away = new byte[cells];
        int[] source = new int[cells];
        int end = 0;
        for (int cell = 0; cell < cells; cell++) {
            if (kind[cell] == STROKES) {
                source[cell] = cell;
                queue[end++] = cell;
            }
        }
        for (int next = 0; next < end; next++) {
            int cell = queue[next];
            if (away[cell] == HALO) {
                continue;
            }
            int[] steps = {-1, 1, -columns, columns};
            for (int step : steps) {
                int other = cell + step;
                boolean inRow = Math.abs(step) == columns || other / columns == cell / columns;
                if (other >= 0 && other < cells && inRow && isFlat(other)) {
                    kind[other] = isLight(ground.mean(other), source[cell]) ? WHITE : BLACK;
                    away[other] = (byte) (away[cell] + 1);
                    source[other] = source[cell];
                    queue[end++] = other;
                }
            }
        }
    }

    /** Flat cells a pixel of a rim made half dark stand in thin rows between areas, and are no tint. */
    private void trim() {
        boolean[] thin = new boolean[cells];
        for (int row = 0; row < cells; row += columns) {
            trim(thin, row, row + columns, 1);
        }
        for (int column = 0; column < columns; column++) {
            trim(thin, column, cells, columns);
        }
        for (int cell = 0; cell < cells; cell++) {
            if (thin[cell]) {
                kind[cell] = RIM;
            }
        }
    }

    private void trim(boolean[] thin, int start, int end, int step) {
        int run = 0;
        for (int cell = start; cell < end; cell += step) {
            if (isFlat(cell)) {
                run++;
                continue;
            }
            for (int back = 1; back <= run && run <= THIN; back++) {
                thin[cell - back * step] = true;
            }
            run = 0;
        }
    }

    /** What becomes of a pixel of this grey on the rim of areas. */
    byte rim(int cell, int grey) {
        byte found = TONE;
        int nearest = Integer.MAX_VALUE;
        for (int row = -1; row <= 1; row++) {
            for (int column = -1; column <= 1; column++) {
                int other = cell + row * columns + column;
                boolean inRow = cell % columns + column >= 0 && cell % columns + column < columns;
                if (inRow && other >= 0 && other < cells && kind[other] != RIM) {
                    int difference = Math.abs(grey - ground.mean(other));
                    if (difference < nearest && kind[other] != STROKES) {
                        nearest = difference;
                        found = kind[other];
                    }
                }
            }
        }
        return found;
    }
}
