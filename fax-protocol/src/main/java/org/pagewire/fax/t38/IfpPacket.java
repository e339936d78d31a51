package org.pagewire.fax.t38;

import java.util.List;

/**
 * One Internet Facsimile Protocol packet (T.38 clause 7.1): an indicator, or data of one modulation in one or more
 * fields. Independent of transport (UDPTL, TPKT) and of the ASN.1 syntax version it travels in.
 */
public sealed interface IfpPacket {

    /** TYPE = t30-indicator. */
    record Signal(Indicator indicator) implements IfpPacket {}

    /**
     * TYPE = t30-data.
     *
     * @param type modulation of the octets
     * @param fields at least one, in the order they are on the line
     */
    record Data(DataType type, List<Field> fields) implements IfpPacket {
        public Data {
            fields = List.copyOf(fields);
        }
    }

    /**
     * One element of DATA-Field.
     *
     * @param type what the octets are, or which end of a frame or signal this marks
     * @param octets 0 to 65,535 octets, each with the first bit on the line as its most significant one, for HDLC frames,
     *     TCF and image data alike: a DIS starts FF C8 01 (T.38 clause 7.4); empty where the type has no data
     */
    record Field(FieldType type, byte[] octets) {
        private static final byte[] NONE = {};

        public Field(FieldType type) {
            this(type, NONE);
        }
    }
}
