package org.pagewire.image.document;

import org.pagewire.image.page.Resolution;

/** Black and white of a page that mixes text, line art, tints and photographs; see {@link Areas}. */
final class Mixture implements BlackAndWhite.Rows {

    /** Share of the contrast above the ink up to which a pixel is ink: strokes thinner than a pixel are never full. */
    private static final double INK = 0.65;

    private final GreyPlane page;
    private final Ground ground;
    private final Areas areas;
    private final Halftone halftone;
    private final boolean[] dots;

    Mixture(GreyPlane page, Resolution resolution) {
        this.page = page;
        this.ground = new Ground(page, resolution);
        this.areas = new Areas(ground, new PhotoMap(ground));
        this.halftone = new Halftone(resolution);
        this.dots = new boolean[page.width()];
    }

    @Override
    public void row(int y, byte[] packed) {
        int firstCell = ground.cell(0, y);
        int width = page.width();
        int cellWidth = ground.cellWidth();
        for (int left = 0, cell = firstCell; left < width; left += cellWidth, cell++) {
            int right = Math.min(width, left + cellWidth);
            byte kind = areas.kind(cell);
            int threshold = (int) Math.ceil(ground.dark(cell) + INK * ground.contrast(cell));
            for (int x = left; x < right; x++) {
                int grey = page.at(x, y);
                byte own = kind == Areas.RIM ? areas.rim(cell, grey) : kind;
                dots[x] = own == Areas.TONE;
                if (own == Areas.BLACK || (own == Areas.STROKES && grey < threshold)) {
                    packed[x >> 3] |= (byte) (0x80 >> (x & 7));
                }
            }
        }
        halftone.row(page, y, dots, packed);
    }
}
