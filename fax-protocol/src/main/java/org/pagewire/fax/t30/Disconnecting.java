package org.pagewire.fax.t30;

import java.time.Duration;

/** Phase E: DCN goes out, and no answer is awaited (T.30 clause 5.3.6.1.8). */
final class Disconnecting extends State {
    /** A line that cannot even send DCN within this time is given up. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    Disconnecting(T30Terminal terminal) {
        super(terminal);
    }

    @Override
    Phase phase() {
        return Phase.E;
    }

    @Override
    void enter(long nowNs) {
        terminal.send(ControlFrame.of(FrameName.DCN));
        terminal.deadlineIn(LIMIT, nowNs);
    }

    @Override
    void sent(long nowNs) {
        terminal.close();
    }

    @Override
    void expired(long nowNs) {
        terminal.close();
    }
}
