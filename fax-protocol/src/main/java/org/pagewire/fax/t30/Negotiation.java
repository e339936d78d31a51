package org.pagewire.fax.t30;

/** What I can ∩ what you can, for one page (T.30 clause 5.3.6.2.3: DCS chooses from DIS). */
final class Negotiation {
    private static final int[] WIDTHS = {1728, 2048, 2432};

    private Negotiation() {}

    /** Parameters for a page of this size at this rate. */
    static PageParameters choose(Capabilities mine, Capabilities theirs, PageGeometry page, ModemRate rate) {
        boolean ecm = mine.ecm() && theirs.ecm();
        return new PageParameters(
                coding(mine, theirs, ecm),
                resolution(theirs, page.resolution()),
                width(theirs, page.widthPels()),
                ecm,
                rate,
                ecm ? 0 : theirs.minScanLineMs());
    }

    private static Coding coding(Capabilities mine, Capabilities theirs, boolean ecm) {
        if (ecm && both(mine, theirs, Coding.MMR)) {
            return Coding.MMR;
        }
        return both(mine, theirs, Coding.MR) ? Coding.MR : Coding.MH;
    }

    private static boolean both(Capabilities mine, Capabilities theirs, Coding coding) {
        return mine.codings().contains(coding) && theirs.codings().contains(coding);
    }

    /** The page's own resolution, or the next coarser one that the receiver has. */
    private static Resolution resolution(Capabilities theirs, Resolution wanted) {
        Resolution best = Resolution.STANDARD;
        for (Resolution candidate : Resolution.values()) {
            if (candidate.compareTo(wanted) <= 0 && theirs.resolutions().contains(candidate)) {
                best = candidate;
            }
        }
        return best;
    }

    /** The narrowest standard width that holds the page, or the receiver's widest. */
    private static int width(Capabilities theirs, int wanted) {
        for (int width : WIDTHS) {
            if (width >= wanted || width == theirs.maxWidthPels()) {
                return width;
            }
        }
        return theirs.maxWidthPels();
    }
}
