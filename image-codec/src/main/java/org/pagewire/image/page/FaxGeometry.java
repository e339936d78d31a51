package org.pagewire.image.page;

import java.util.List;

/**
 * What T.30 can agree on for a page: a scan line length and a resolution.
 *
 * @param width pixels per row: 1728 (A4 and Letter), 2048 (B4) or 2432 (A3), T.4 table 1
 * @param resolution one of the resolutions at about 200 dpi
 */
public record FaxGeometry(int width, FaxResolution resolution) {

    /** The widths of T.4 at 200 dpi in pixels, narrowest first. */
    public static final List<Integer> WIDTHS = List.of(1728, 2048, 2432);

    /**
     * @throws IllegalArgumentException if the width is not one of {@link #WIDTHS}
     */
    public FaxGeometry {
        if (!WIDTHS.contains(width)) {
            throw new IllegalArgumentException("width " + width + " is not one of " + WIDTHS);
        }
    }
}
