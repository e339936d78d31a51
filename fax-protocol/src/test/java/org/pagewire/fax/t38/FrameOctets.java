package org.pagewire.fax.t38;

import java.util.Map;
import org.pagewire.fax.t30.FrameName;

/** Octets of facsimile control fields written out from T.30, without and with X, so that tests do not ask the engine. */
final class FrameOctets {
    private static final Map<FrameName, String[]> OCTETS = Map.ofEntries(
            Map.entry(FrameName.DIS, new String[] {"01", "01"}),
            Map.entry(FrameName.CSI, new String[] {"02", "02"}),
            Map.entry(FrameName.NSF, new String[] {"04", "04"}),
            Map.entry(FrameName.DTC, new String[] {"81", "81"}),
            Map.entry(FrameName.CIG, new String[] {"82", "82"}),
            Map.entry(FrameName.NSC, new String[] {"84", "84"}),
            Map.entry(FrameName.DCS, new String[] {"41", "C1"}),
            Map.entry(FrameName.TSI, new String[] {"42", "C2"}),
            Map.entry(FrameName.NSS, new String[] {"44", "C4"}),
            Map.entry(FrameName.CTC, new String[] {"48", "C8"}),
            Map.entry(FrameName.CFR, new String[] {"21", "A1"}),
            Map.entry(FrameName.FTT, new String[] {"22", "A2"}),
            Map.entry(FrameName.CTR, new String[] {"23", "A3"}),
            Map.entry(FrameName.EOM, new String[] {"71", "F1"}),
            Map.entry(FrameName.MPS, new String[] {"72", "F2"}),
            Map.entry(FrameName.EOP, new String[] {"74", "F4"}),
            Map.entry(FrameName.PPS, new String[] {"7D", "FD"}),
            Map.entry(FrameName.EOR, new String[] {"73", "F3"}),
            Map.entry(FrameName.RR, new String[] {"76", "F6"}),
            Map.entry(FrameName.MCF, new String[] {"31", "B1"}),
            Map.entry(FrameName.RTP, new String[] {"33", "B3"}),
            Map.entry(FrameName.RTN, new String[] {"32", "B2"}),
            Map.entry(FrameName.PPR, new String[] {"3D", "BD"}),
            Map.entry(FrameName.RNR, new String[] {"37", "B7"}),
            Map.entry(FrameName.ERR, new String[] {"38", "B8"}),
            Map.entry(FrameName.DCN, new String[] {"5F", "DF"}),
            Map.entry(FrameName.CRP, new String[] {"58", "D8"}));

    private FrameOctets() {}

    static String[] of(FrameName name) {
        return OCTETS.get(name);
    }
}
