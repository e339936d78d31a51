package org.pagewire.fax.t38;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pagewire.fax.t38.IfpPacket.Field;

/** Packets that a hostile or broken peer might send: every kind, in any order, with frames that are almost right. */
public final class HostilePackets {
    private static final int[] CONTROL_FIELDS = {
        0x01, 0x02, 0x41, 0xC1, 0x42, 0x21, 0xA1, 0x22, 0x71, 0xF1, 0x72, 0xF2, 0x74, 0xF4, 0x7D, 0xFD, 0x73, 0xF3,
        0x76, 0xF6, 0x31, 0xB1, 0x33, 0x32, 0x3D, 0xBD, 0x37, 0xB7, 0x38, 0x48, 0xC8, 0x23, 0xA3, 0x58, 0xD8, 0x60, 0x61
    };

    private HostilePackets() {}

    public static IfpPacket next(Random random) {
        if (random.nextInt(3) == 0) {
            return new IfpPacket.Signal(Indicator.values()[random.nextInt(Indicator.values().length)]);
        }
        DataType type =
                random.nextBoolean() ? DataType.V21 : DataType.values()[random.nextInt(DataType.values().length)];
        List<Field> fields = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            fields.add(new Field(FieldType.values()[random.nextInt(FieldType.values().length)], octets(random)));
        }
        if (random.nextBoolean()) {
            fields.add(0, new Field(FieldType.HDLC_DATA, octets(random)));
            fields.add(1, new Field(FieldType.HDLC_FCS_OK));
        }
        return new IfpPacket.Data(type, fields);
    }

    private static byte[] octets(Random random) {
        byte[] octets = new byte[random.nextInt(8) == 0 ? random.nextInt(1000) : random.nextInt(12)];
        random.nextBytes(octets);
        if (octets.length > 2 && random.nextInt(4) > 0) {
            octets[0] = (byte) 0xFF;
            octets[1] = (byte) (random.nextBoolean() ? 0xC8 : 0xC0);
            octets[2] = (byte) CONTROL_FIELDS[random.nextInt(CONTROL_FIELDS.length)];
        }
        return octets;
    }
}
