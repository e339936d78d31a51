package org.pagewire.fax.t31;

import java.util.Optional;
import org.pagewire.fax.t38.DataType;

/**
 * Data goes to the DTE, from CONNECT to DLE ETX and the result. When the DTE holds it (XOFF), or its owner takes nothing, it
 * waits in {@link HeardSignals}.
 */
abstract class Receiving extends WaitingState {
    private final DataType modulation;
    private final DleWriter data;
    private boolean held;

    Receiving(ClassOneModem modem, DataType modulation) {
        super(modem);
        this.modulation = modulation;
        this.data = modem.output().data();
    }

    @Override
    final void enter(long nowNs) {
        modem.output().result(ResultCode.CONNECT);
    }

    @Override
    final void turn(long nowNs) {
        boolean on = true;
        while (on && canGoOn()) {
            Heard next = modem.heard().peek().orElseThrow();
            if (next.modulation() != modulation) {
                end(ResultCode.NO_CARRIER, nowNs);
                return;
            }
            modem.heard().take();
            on = take(next, nowNs);
        }
    }

    private boolean canGoOn() {
        Optional<Heard> next = modem.heard().peek();
        return next.isPresent() && !held && modem.output().hasRoom();
    }

    /** Something of the signal; whether there may be more of it in this state. */
    abstract boolean take(Heard heard, long nowNs);

    final DleWriter data() {
        return data;
    }

    final void end(ResultCode code, long nowNs) {
        data.end();
        modem.finish(code, nowNs);
    }

    @Override
    final void flowControl(boolean holds) {
        held = holds;
    }

    /** At once if data waits and can go. */
    @Override
    final long deadlineNs() {
        return canGoOn() ? Long.MIN_VALUE : ClassOneModem.NEVER;
    }

    @Override
    final void brokenOff(long nowNs) {
        end(ResultCode.OK, nowNs);
    }

    @Override
    final void callEnded(long nowNs) {
        end(ResultCode.NO_CARRIER, nowNs);
    }
}
