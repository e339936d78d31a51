package org.pagewire.image.page;

/**
 * The scan line lengths of T.4 (clause 2.2, table 1), narrowest first. A machine that takes one takes all narrower ones
 * (T.30, table 2, bits 17 and 18).
 */
public enum ScanWidth {
    /** 215 mm: A4, Letter and Legal; 1728 pixels at 204 dpi. Every fax machine has it. */
    A4(1728),
    /** 255 mm: B4; 2048 pixels at 204 dpi. */
    B4(2048),
    /** 303 mm: A3, and A4 with its long side ahead; 2432 pixels at 204 dpi. */
    A3(2432);

    private static final int CLASS_OF_PIXELS = 200;

    private final int pixels;

    ScanWidth(int pixels) {
        this.pixels = pixels;
    }

    /** Pixels of a row at a resolution: 1728, 2592, 3456, 5184 and 10368 for A4. */
    public int pixels(FaxResolution resolution) {
        return pixels * resolution.acrossClass() / CLASS_OF_PIXELS;
    }
}
