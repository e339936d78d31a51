package org.pagewire.fax.t30;

/** What became of the document as a whole. */
public enum Outcome {
    /** Every page is confirmed. */
    DELIVERED,
    /** Some pages are confirmed, the rest are not. */
    PARTIAL,
    /** No page is confirmed. */
    FAILED,
    /** The last page went out whole, its confirmation was never heard: it may have arrived. Never resend blindly. */
    UNCERTAIN
}
