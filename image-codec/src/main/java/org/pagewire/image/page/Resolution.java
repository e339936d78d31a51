package org.pagewire.image.page;

/**
 * How many pixels go to an inch. Fax pixels are rarely square: at standard resolution they are twice as high as wide.
 *
 * @param horizontal pixels per inch along a row, above 0 and at most 100,000
 * @param vertical rows per inch, above 0 and at most 100,000
 */
public record Resolution(double horizontal, double vertical) {

    private static final double HIGHEST = 100_000;

    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Resolution {
        if (!valid(horizontal) || !valid(vertical)) {
            throw new IllegalArgumentException(
                    "resolution " + horizontal + " x " + vertical + " dpi is not above 0 and at most 100000");
        }
    }

    /** The same with horizontal and vertical exchanged: a page lying on its side. */
    public Resolution turned() {
        return new Resolution(/* horizontal= */ vertical, /* vertical= */ horizontal);
    }

    private static boolean valid(double dpi) {
        return dpi > 0 && dpi <= HIGHEST;
    }
}
