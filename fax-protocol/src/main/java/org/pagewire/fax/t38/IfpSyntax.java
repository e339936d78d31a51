package org.pagewire.fax.t38;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagewire.fax.t38.IfpPacket.Data;
import org.pagewire.fax.t38.IfpPacket.Field;
import org.pagewire.fax.t38.IfpPacket.Signal;

/**
 * The two ways an IFP packet is coded in octets: T.38 Annex A in the aligned variant of basic PER. They differ in the
 * field type alone, which has no extension marker in the 1998 text. Neither keeps any state; all methods may be called
 * from any thread.
 *
 * <pre>
 * IFPPacket: 1 bit "data-field present", 1 bit choice (0 indicator, 1 data), then
 *   ENUMERATED: 1 bit extension; root value in 4 bits, or 0 and 6 bits of a later value
 *   data-field, octet-aligned: number of fields (1 or 2 octets), then each field without alignment between them:
 *     1 bit "field-data present"; field type: 3 bits (1998), or 1 bit extension and 3 bits, or 0 and 6 bits (2002)
 *     field-data, octet-aligned: length - 1 in 2 octets, the octets
 * </pre>
 */
public enum IfpSyntax {
    /** Used where T38FaxVersion is 0. */
    ASN1_1998(false),
    /** Used where T38FaxVersion is 1 or more, and on relay calls. */
    ASN1_2002(true);

    /** Fields that one packet may have; more are refused. */
    public static final int MAX_FIELDS = 1024;

    /** Octets that one field may have (SIZE (1..65535)). */
    public static final int MAX_FIELD_OCTETS = 65_535;

    private static final int ROOT_INDICATORS = 16;
    private static final int ROOT_DATA_TYPES = 9;
    private static final int ROOT_FIELD_TYPES = 8;

    private final boolean fieldTypeExtensible;

    IfpSyntax(boolean fieldTypeExtensible) {
        this.fieldTypeExtensible = fieldTypeExtensible;
    }

    /** The syntax that goes with a T38FaxVersion. */
    public static IfpSyntax ofVersion(int t38FaxVersion) {
        return t38FaxVersion == 0 ? ASN1_1998 : ASN1_2002;
    }

    /** False for a packet that this syntax has no code for: V.34 field types in the 1998 text, or sizes beyond PER's. */
    public boolean canEncode(IfpPacket packet) {
        if (packet instanceof Data data) {
            return !data.fields().isEmpty()
                    && data.fields().size() <= MAX_FIELDS
                    && data.fields().stream().allMatch(this::canEncode);
        }
        return true;
    }

    private boolean canEncode(Field field) {
        return (fieldTypeExtensible || field.type().code() < ROOT_FIELD_TYPES)
                && field.octets().length <= MAX_FIELD_OCTETS;
    }

    /**
     * The packet in octets.
     *
     * @throws IllegalArgumentException when {@link #canEncode} is false
     */
    public byte[] encode(IfpPacket packet) {
        if (!canEncode(packet)) {
            throw new IllegalArgumentException("no code in this syntax for the packet");
        }
        if (packet instanceof Signal signal) {
            PerWriter out = new PerWriter(2);
            out.bits(0b00, 2);
            out.enumerated(signal.indicator().code(), 4, ROOT_INDICATORS, true);
            return out.toOctets();
        }
        Data data = (Data) packet;
        PerWriter out = new PerWriter(
                4 + data.fields().stream().mapToInt(f -> 4 + f.octets().length).sum());
        out.bits(0b11, 2);
        out.enumerated(data.type().code(), 4, ROOT_DATA_TYPES, true);
        out.length(data.fields().size());
        for (Field field : data.fields()) {
            out.flag(field.octets().length > 0);
            out.enumerated(field.type().code(), 3, ROOT_FIELD_TYPES, fieldTypeExtensible);
            if (field.octets().length > 0) {
                out.twoOctets(field.octets().length - 1);
                out.octets(field.octets());
            }
        }
        return out.toOctets();
    }

    /** The packet that all of these octets are, or why they are none. */
    public IfpDecoding decode(byte[] octets) {
        return decode(octets, false);
    }

    /** As {@link #decode}, but zeros may follow: parity repairs a packet to the length of the longest it covers. */
    IfpDecoding decodePadded(byte[] octets) {
        return decode(octets, true);
    }

    private IfpDecoding decode(byte[] octets, boolean padded) {
        try {
            PerReader in = new PerReader(octets, 0, octets.length);
            IfpPacket packet = read(in);
            if (!padded || !in.restIsZero()) {
                in.expectEnd();
            }
            return new IfpDecoding.Decoded(packet);
        } catch (MalformedPacket malformed) {
            return new IfpDecoding.Refused(malformed.fault());
        }
    }

    private IfpPacket read(PerReader in) throws MalformedPacket {
        boolean hasFields = in.flag();
        boolean isData = in.flag();
        if (!isData) {
            Optional<Indicator> indicator = Indicator.ofCode(in.enumerated(4, ROOT_INDICATORS, true));
            if (hasFields) {
                throw new MalformedPacket(T38Fault.INDICATOR_WITH_DATA);
            }
            return new Signal(indicator.orElseThrow(() -> new MalformedPacket(T38Fault.UNKNOWN_INDICATOR)));
        }
        DataType type = DataType.ofCode(in.enumerated(4, ROOT_DATA_TYPES, true))
                .orElseThrow(() -> new MalformedPacket(T38Fault.UNKNOWN_DATA_TYPE));
        int count = hasFields ? in.length() : 0;
        if (count == 0) {
            throw new MalformedPacket(T38Fault.DATA_WITHOUT_FIELDS);
        }
        if (count > MAX_FIELDS) {
            throw new MalformedPacket(T38Fault.TOO_MANY_FIELDS);
        }
        List<Field> fields = new ArrayList<>(Math.min(count, in.remaining() * 2));
        for (int i = 0; i < count; i++) {
            boolean hasOctets = in.flag();
            FieldType fieldType = FieldType.ofCode(in.enumerated(3, ROOT_FIELD_TYPES, fieldTypeExtensible))
                    .orElseThrow(() -> new MalformedPacket(T38Fault.UNKNOWN_FIELD_TYPE));
            fields.add(hasOctets ? new Field(fieldType, in.octets(in.twoOctets() + 1)) : new Field(fieldType));
        }
        return new Data(type, fields);
    }
}
