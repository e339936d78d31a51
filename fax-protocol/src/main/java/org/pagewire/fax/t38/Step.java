package org.pagewire.fax.t38;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t38.IfpPacket.Field;

/**
 * One packet of a signal, and what it takes on a line.
 *
 * @param packet to send, or null for a pause alone
 * @param lineNs how long it lasts on a real line, until the next step is due
 * @param imageOctets octets of a page in it
 */
record Step(@Nullable IfpPacket packet, long lineNs, int imageOctets) {
    private static final long NS_PER_MS = 1_000_000;

    static Step indicator(Indicator indicator, int ms) {
        return new Step(new IfpPacket.Signal(indicator), ms * NS_PER_MS, 0);
    }

    static Step pause(int ms) {
        return new Step(null, ms * NS_PER_MS, 0);
    }

    static Step data(DataType type, long lineNs, int imageOctets, Field... fields) {
        return new Step(new IfpPacket.Data(type, List.of(fields)), lineNs, imageOctets);
    }

    /** What the packet weighs on a path without modems, in octets; transport headers count as a flat dozen. */
    int octets() {
        if (packet instanceof IfpPacket.Data data) {
            int octets = 12;
            for (Field field : data.fields()) {
                octets += field.octets().length;
            }
            return octets;
        }
        return packet == null ? 0 : 12;
    }
}
