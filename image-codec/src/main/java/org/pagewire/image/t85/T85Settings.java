package org.pagewire.image.t85;

import org.pagewire.image.page.Page;

/**
 * How a page is coded. Start from {@link #of} and change what differs.
 *
 * @param width pixels per row, 1 to {@value Page#WIDEST}
 * @param height rows of the page, or {@link #UNKNOWN}: the header says so and NEWLEN tells the height at the end
 * @param stripeRows rows per stripe (L0), from 1; T.85 has {@value #BASIC_STRIPE_ROWS} as the one every receiver takes
 * @param template which pixels predict one
 * @param typicalPrediction whether a row like the one above is told by one pseudo pixel (TPBON)
 * @param independentStripes whether each stripe starts afresh (SDRST): some more octets, and damage ends with its stripe
 */
public record T85Settings(
        int width,
        int height,
        int stripeRows,
        Template template,
        boolean typicalPrediction,
        boolean independentStripes) {

    /** The height of a page whose end is not known when it starts. */
    public static final int UNKNOWN = 0;

    /** The rows per stripe of T.85's basic parameter set. */
    public static final int BASIC_STRIPE_ROWS = 128;

    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public T85Settings {
        if (width < 1 || width > Page.WIDEST) {
            throw new IllegalArgumentException("width " + width + " is not 1 to " + Page.WIDEST);
        }
        if (height < 0) {
            throw new IllegalArgumentException("height " + height + " is below 0");
        }
        if (stripeRows < 1) {
            throw new IllegalArgumentException("stripes of " + stripeRows + " rows");
        }
    }

    /** T.85's basic parameter set with typical prediction, and a height told at the end. */
    public static T85Settings of(int width) {
        return new T85Settings(width, UNKNOWN, BASIC_STRIPE_ROWS, Template.THREE_LINES, true, false);
    }

    /** The same with another height, or {@link #UNKNOWN}. */
    public T85Settings withHeight(int other) {
        return new T85Settings(width, other, stripeRows, template, typicalPrediction, independentStripes);
    }

    /** The same with other stripes. */
    public T85Settings withStripeRows(int other) {
        return new T85Settings(width, height, other, template, typicalPrediction, independentStripes);
    }

    /** The same with another template. */
    public T85Settings withTemplate(Template other) {
        return new T85Settings(width, height, stripeRows, other, typicalPrediction, independentStripes);
    }

    /** The same with or without typical prediction. */
    public T85Settings withTypicalPrediction(boolean other) {
        return new T85Settings(width, height, stripeRows, template, other, independentStripes);
    }

    /** The same with stripes that start afresh or go on. */
    public T85Settings withIndependentStripes(boolean other) {
        return new T85Settings(width, height, stripeRows, template, typicalPrediction, other);
    }
}
