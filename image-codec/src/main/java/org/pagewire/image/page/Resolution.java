package org.pagewire.image.page;

/**
 * How many pixels go to an inch. Fax pixels are rarely square: at standard resolution they are twice as high as wide.
 *
 * @param horizontal pixels per inch along a row, 1 to 100,000
 * @param vertical rows per inch, 1 to 100,000
 */
public record Resolution(double horizontal, double vertical) {

    private static final double LOWEST = 1;
    private static final double HIGHEST = 100_000;

    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Resolution {
        if (!valid(horizontal) || !valid(vertical)) {
            throw new IllegalArgumentException(
                    "resolution " + horizontal + " x " + vertical + " dpi is not 1 to 100000");
        }
    }

    /** The same with horizontal and vertical exchanged: a page lying on its side. */
    public Resolution turned() {
        return new Resolution(/* horizontal= */ vertical, /* vertical= */ horizontal);
    }

    private static boolean valid(double dpi) {
        return dpi >= LOWEST && dpi <= HIGHEST;
    }
}
