package org.pagewire.fax.t30;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a terminal can do, as DIS says it and as the sender chooses from it. MH, standard resolution, A4 width and V.27 ter
 * at 2,400 bit/s are always there.
 *
 * @param codings MMR is offered only together with {@code ecm}
 * @param resolutions what can be recorded
 * @param maxWidthPels 1,728 (A4), 2,048 (B4) or 2,432 (A3)
 * @param unlimitedLength whether a page may be longer than its paper size says
 * @param ecm error correction mode (T.30 Annex A)
 * @param maxBitRate of the modems: 2,400, 4,800 (V.27 ter), 9,600 (and V.29) or 14,400 (and V.17)
 * @param minScanLineMs shortest time the recorder needs per row without ECM: 0, 5, 10, 20 or 40
 * @param internetAware whether the terminal is an Internet-aware fax device (T.38); unpaced image data is then welcome
 */
public record Capabilities(
        Set<Coding> codings,
        Set<Resolution> resolutions,
        int maxWidthPels,
        boolean unlimitedLength,
        boolean ecm,
        int maxBitRate,
        int minScanLineMs,
        boolean internetAware) {

    public Capabilities {
        EnumSet<Coding> allCodings = EnumSet.of(Coding.MH);
        allCodings.addAll(codings);
        codings = Set.copyOf(allCodings);
        EnumSet<Resolution> allResolutions = EnumSet.of(Resolution.STANDARD);
        allResolutions.addAll(resolutions);
        resolutions = Set.copyOf(allResolutions);
    }

    /** Everything this engine can do. */
    public static Capabilities all() {
        return new Capabilities(
                EnumSet.allOf(Coding.class), EnumSet.allOf(Resolution.class), 2432, true, true, 14400, 0, true);
    }
}
