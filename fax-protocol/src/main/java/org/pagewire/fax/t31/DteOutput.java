package org.pagewire.fax.t31;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What goes to the DTE: echo, results and information as V.250 clause 5.7 has them, data. */
final class DteOutput {
    /** Data that waits here beyond this is left on the other side; the owner is slow, or the DTE holds. */
    static final int MARK = 16_384;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Settings settings;

    DteOutput(Settings settings) {
        this.settings = settings;
    }

    void echo(byte octet) {
        if (settings.isOn(Parameter.ECHO)) {
            out.write(octet);
        }
    }

    void result(ResultCode code) {
        if (settings.isOn(Parameter.QUIET)) {
            return;
        }
        ResultCode told = settings.told(code);
        if (settings.isOn(Parameter.VERBOSE)) {
            information(told.text(true));
        } else {
            write(told.text(false));
            out.write(settings.get(Parameter.LINE_END));
        }
    }

    void information(String text) {
        if (settings.isOn(Parameter.VERBOSE)) {
            lineEnd();
        }
        write(text);
        lineEnd();
    }

    private void lineEnd() {
        out.write(settings.get(Parameter.LINE_END));
        out.write(settings.get(Parameter.FORMATTING));
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** DC1 or DC3, between whatever else goes out. */
    void flowControl(byte octet) {
        out.write(octet);
    }

    /** For one run of data. */
    DleWriter data() {
        return new DleWriter(out, settings.isOn(Parameter.DOUBLE_ESCAPE));
    }

    boolean hasRoom() {
        return out.size() < MARK;
    }

    byte[] take() {
        byte[] taken = out.toByteArray();
        out.reset();
        return taken;
    }
}
