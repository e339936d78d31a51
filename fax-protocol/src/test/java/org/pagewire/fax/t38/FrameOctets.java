package org.pagewire.fax.t38;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pagewire.fax.t30.FrameName;

/** Octets of facsimile control fields written out from T.30, without and with X, so that tests do not ask the engine. */
final class FrameOctets {
    private static final Map<FrameName, List<String>> OCTETS = Map.ofEntries(
            Map.entry(FrameName.DIS, List.of("01", "01")),
            Map.entry(FrameName.CSI, List.of("02", "02")),
            Map.entry(FrameName.NSF, List.of("04", "04")),
            Map.entry(FrameName.DTC, List.of("81", "81")),
            Map.entry(FrameName.CIG, List.of("82", "82")),
            Map.entry(FrameName.NSC, List.of("84", "84")),
            Map.entry(FrameName.DCS, List.of("41", "C1")),
            Map.entry(FrameName.TSI, List.of("42", "C2")),
            Map.entry(FrameName.NSS, List.of("44", "C4")),
            Map.entry(FrameName.CTC, List.of("48", "C8")),
            Map.entry(FrameName.CFR, List.of("21", "A1")),
            Map.entry(FrameName.FTT, List.of("22", "A2")),
            Map.entry(FrameName.CTR, List.of("23", "A3")),
            Map.entry(FrameName.EOM, List.of("71", "F1")),
            Map.entry(FrameName.MPS, List.of("72", "F2")),
            Map.entry(FrameName.EOP, List.of("74", "F4")),
            Map.entry(FrameName.PPS, List.of("7D", "FD")),
            Map.entry(FrameName.EOR, List.of("73", "F3")),
            Map.entry(FrameName.RR, List.of("76", "F6")),
            Map.entry(FrameName.MCF, List.of("31", "B1")),
            Map.entry(FrameName.RTP, List.of("33", "B3")),
            Map.entry(FrameName.RTN, List.of("32", "B2")),
            Map.entry(FrameName.PPR, List.of("3D", "BD")),
            Map.entry(FrameName.RNR, List.of("37", "B7")),
            Map.entry(FrameName.ERR, List.of("38", "B8")),
            Map.entry(FrameName.DCN, List.of("5F", "DF")),
            Map.entry(FrameName.CRP, List.of("58", "D8")));

    private FrameOctets() {}

    static List<String> of(FrameName name) {
        return Objects.requireNonNull(OCTETS.get(name), name::toString);
    }
}
