package org.pagewire.simulator.machine;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.pagewire.fax.t30.PageParameters;
import org.pagewire.fax.t30.Resolution;
import org.pagewire.image.page.FaxGeometry;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.ScanWidth;
import org.pagewire.image.t4.T4Settings;

/** What T.30 calls a thing and what the image codec calls it. */
final class Codes {
    /** The resolutions a machine here has. */
    static final Set<FaxResolution> OFFERED =
            Collections.unmodifiableSet(EnumSet.range(FaxResolution.STANDARD, FaxResolution.SUPERFINE));

    private Codes() {}

    static Resolution resolution(FaxResolution resolution) {
        return switch (resolution) {
            case STANDARD -> Resolution.STANDARD;
            case FINE -> Resolution.FINE;
            case SUPERFINE -> Resolution.SUPERFINE;
            default -> throw new IllegalArgumentException(resolution + " is not one of " + OFFERED);
        };
    }

    /** The paper a row of this many pixels goes on at 204 dpi, as T.30 states it. */
    static ScanWidth scanWidth(int widthPels) {
        return FaxGeometry.of(widthPels, FaxResolution.FINE)
                .orElseThrow(() -> new IllegalArgumentException("no fax has rows of " + widthPels + " pixels"))
                .scanWidth();
    }

    static FaxResolution resolution(Resolution resolution) {
        return switch (resolution) {
            case STANDARD -> FaxResolution.STANDARD;
            case FINE -> FaxResolution.FINE;
            case SUPERFINE -> FaxResolution.SUPERFINE;
        };
    }

    /** How a page goes on the line: EOL before each row and RTC, or EOFB; rows filled to the shortest time agreed on. */
    static T4Settings coding(PageParameters parameters) {
        int width = parameters.widthPels();
        return switch (parameters.coding()) {
            case MH -> T4Settings.mh(width).withMinimumRowOctets((parameters.minBitsPerRow() + 7) / 8);
            case MR ->
                T4Settings.mr(width, parameters.resolution().k())
                        .withMinimumRowOctets((parameters.minBitsPerRow() + 7) / 8);
            case MMR -> T4Settings.mmr(width);
        };
    }
}
