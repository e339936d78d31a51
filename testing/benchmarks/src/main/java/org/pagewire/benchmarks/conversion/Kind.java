package org.pagewire.benchmarks.conversion;

/** What a made page shows; figures are given for each kind. */
enum Kind {
    BLACK("black text, 9 to 24 pt"),
    SMALL("small print, 6.5 to 8 pt"),
    GREY("grey text"),
    COLOURED("coloured text"),
    REVERSED("white on black and dark colours"),
    TINT("text on tints"),
    GRADIENT("text on gradients"),
    FORM("tables and forms with tinted rows"),
    LINE_ART("line art with labels"),
    MIXTURE("text around photographs"),
    SCAN("scans: JPEG, uneven light, noise, blur"),
    PHOTOGRAPH("photographs");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether the threshold of text mode is meant for pages of this kind. */
    boolean isBlackOnWhite() {
        return this == BLACK || this == SMALL || this == LINE_ART;
    }
}
