package org.pagewire.fax.t31;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.pagewire.fax.t38.DataType;
import org.pagewire.fax.t38.FieldType;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.IfpPacket.Field;
import org.pagewire.fax.t38.Indicator;

/** What tests of the modem share: its words, and a line that is nothing but packets. */
final class LineScript {
    static final String DLE_ETX = "\u0010\u0003";
    static final String OK = "\r\nOK\r\n";
    static final String ERROR = "\r\nERROR\r\n";
    static final String CONNECT = "\r\nCONNECT\r\n";
    static final String NO_CARRIER = "\r\nNO CARRIER\r\n";
    static final String FCERROR = "\r\n+FCERROR\r\n";

    private LineScript() {}

    static Desk idle() {
        Desk desk = new Desk();
        desk.answer("ATE0+FCLASS=1");
        return desk;
    }

    static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets);
    }

    static void indicator(Desk call, Indicator indicator) {
        call.receive(new IfpPacket.Signal(indicator));
    }

    static void data(Desk call, DataType type, Field... fields) {
        call.receive(new IfpPacket.Data(type, List.of(fields)));
    }

    static void frame(Desk call, String octets, FieldType end) {
        data(call, DataType.V21, new Field(FieldType.HDLC_DATA, hex(octets)), new Field(end));
    }

    /** A frame with its check sequence, as the DTE gets it. */
    static String shown(String octets, boolean right) {
        return new String(DteOrder.withFcs(hex(octets), right), StandardCharsets.ISO_8859_1);
    }

    static void seconds(Desk call, double seconds) {
        call.pass(Duration.ofMillis((long) (seconds * 1000)));
    }

    static List<Indicator> indicators(Desk call) {
        return call.packets.stream()
                .filter(IfpPacket.Signal.class::isInstance)
                .map(packet -> ((IfpPacket.Signal) packet).indicator())
                .toList();
    }

    static List<Field> fields(Desk call) {
        return call.packets.stream()
                .filter(IfpPacket.Data.class::isInstance)
                .flatMap(packet -> ((IfpPacket.Data) packet).fields().stream())
                .toList();
    }
}
