package org.pagewire.image.document;

import org.pagewire.image.page.Resolution;

/**
 * Black and white of a page that mixes text, line art, tints and photographs.
 *
 * <p>Filling all dark strokes (closing) and all light ones (opening) of a window wider than strokes are leaves the ground on
 * which they stand. Where the two differ there are strokes, and a pixel is ink if it lies nearer the darker of the two; so
 * grey, coloured and reversed strokes come out full. Flat ground next to strokes goes to the side of the
 * threshold it is on, so that a tint does not put dots between letters. Ground further away becomes clustered dots, and so does a photograph.
 */
final class Mixture {

    /** Strokes are narrower than this; wider ones are areas. */
    private static final double STROKE_INCHES = 0.11;
    /** Ground within this distance of a stroke belongs to it. */
    private static final double HALO_INCHES = 0.1;
    /** What differs by less from its ground is no stroke. */
    private static final int CONTRAST = 36;
    /** Share of the contrast above the ink up to which a pixel is ink: strokes thinner than a pixel are never full. */
    private static final double INK = 0.65;
    /** A flat ground this light is paper, not tint. */
    private static final int PAPER = 226;
    /** A flat ground this dark is ink. */
    private static final int SOLID = 36;

    private final GreyPlane page;
    private final PhotoMap photo;
    private final Halftone halftone;
    private final byte[] ground;
    private final byte[] lifted;
    private final byte[] darkestNear;
    private final byte[] lightestNear;
    private final byte[] strokesNear;

    Mixture(GreyPlane page, Resolution resolution) {
        this.page = page;
        this.photo = new PhotoMap(page, resolution);
        this.halftone = new Halftone(resolution);
        Extremes wide = extremes(page, resolution, STROKE_INCHES / 2);
        this.ground = wide.darkest(wide.lightest(page.octets()));
        this.lifted = wide.lightest(wide.darkest(page.octets()));
        Extremes near = extremes(page, resolution, HALO_INCHES);
        byte[] strokes = new byte[ground.length];
        for (int i = 0; i < strokes.length; i++) {
            strokes[i] = (byte) ((ground[i] & 0xFF) - (lifted[i] & 0xFF));
        }
        this.strokesNear = near.lightest(strokes);
        this.darkestNear = near.darkest(page.octets());
        this.lightestNear = near.lightest(page.octets());
    }

    private static Extremes extremes(GreyPlane page, Resolution resolution, double inches) {
        return new Extremes(
                page.width(),
                page.height(),
                Math.max(1, (int) Math.round(resolution.horizontal() * inches)),
                Math.max(1, (int) Math.round(resolution.vertical() * inches)));
    }

    boolean isBlack(int x, int y) {
        int i = y * page.width() + x;
        int grey = page.at(x, y);
        int light = ground[i] & 0xFF;
        // At the rim of a photograph the ground is the photograph's own; behind text beside it, it is paper.
        if (photo.isPhoto(x, y) || (light < PAPER && photo.isNearPhoto(x, y))) {
            return halftone.isBlack(x, y, grey);
        }
        int dark = lifted[i] & 0xFF;
        if (light - dark >= CONTRAST) {
            return grey < dark + INK * (light - dark);
        }
        if ((strokesNear[i] & 0xFF) >= CONTRAST) {
            light = lightestNear[i] & 0xFF;
            dark = darkestNear[i] & 0xFF;
            return grey < dark + (1 - INK) * (light - dark);
        }
        return grey < SOLID || (grey < PAPER && halftone.isBlack(x, y, grey));
    }
}
