package org.pagewire.fax.t31;

import java.time.Duration;
import java.util.Optional;
import org.pagewire.fax.t38.DataType;

/**
 * +FRH and +FRM until their signal begins, which is told with CONNECT (T.31 clauses 8.3.4 and 8.3.6), or at once if
 * it is the one of the frame before. An end of a signal that
 * the DTE knows of is NO CARRIER for +FRH; for +FRM it is long past, as is any signal that is over. V.21 instead of an image
 * is +FCERROR, or with +FAR=1 its frame (clause 8.5.1); an image instead of V.21 is passed over, as a receiver for 300 bit/s
 * hears nothing there.
 */
final class AwaitSignal extends WaitingState {
    /** Gateways sometimes announce V.21 and take it back at once; a preamble is a second long, so waiting costs nothing. */
    private static final Duration FALSE_ALARM = Duration.ofMillis(250);

    private final FaxModulation wanted;
    private final boolean frames;
    private long deadlineNs = ClassOneModem.NEVER;

    AwaitSignal(ClassOneModem modem, FaxModulation wanted, boolean frames) {
        super(modem);
        this.wanted = wanted;
        this.frames = frames;
    }

    @Override
    void enter(long nowNs) {}

    @Override
    void turn(long nowNs) {
        deadlineNs = ClassOneModem.NEVER;
        HeardSignals heard = modem.heard();
        if (heard.goesOn(wanted.dataType())) {
            connect(wanted, frames, nowNs);
            return;
        }
        for (Optional<Heard> first = heard.peek(); first.isPresent(); first = heard.peek()) {
            Heard next = first.get();
            if (next instanceof Heard.Ended) {
                boolean known = heard.take();
                if (known && frames && next.modulation() == wanted.dataType()) {
                    modem.finish(ResultCode.NO_CARRIER, nowNs);
                    return;
                }
            } else if (next.modulation() == wanted.dataType()) {
                connect(wanted, frames, nowNs);
                return;
            } else if (wanted == FaxModulation.V21) {
                heard.take();
            } else if (!(next instanceof Heard.Began began && began.modulation() == DataType.V21)) {
                otherSignal(next.modulation(), nowNs);
                return;
            } else if (heard.more()) {
                heard.take();
            } else {
                long certainNs = began.atNs() + FALSE_ALARM.toNanos();
                if (nowNs < certainNs) {
                    deadlineNs = certainNs;
                } else {
                    otherSignal(DataType.V21, nowNs);
                }
                return;
            }
        }
    }

    private void otherSignal(DataType modulation, long nowNs) {
        if (modulation == DataType.V21 && modem.settings().isOn(Parameter.ADAPTIVE_RECEPTION)) {
            modem.output().result(ResultCode.FRH3);
            connect(FaxModulation.V21, true, nowNs);
        } else {
            modem.finish(ResultCode.FCERROR, nowNs);
        }
    }

    private void connect(FaxModulation modulation, boolean framed, long nowNs) {
        modem.heard().connected();
        modem.become(
                framed
                        ? new ReceiveFrames(modem, modulation.dataType())
                        : new ReceiveOctets(modem, modulation.dataType()),
                nowNs);
    }

    @Override
    long deadlineNs() {
        return deadlineNs;
    }

    @Override
    void brokenOff(long nowNs) {
        modem.finish(ResultCode.OK, nowNs);
    }

    @Override
    void callEnded(long nowNs) {
        modem.finish(ResultCode.NO_CARRIER, nowNs);
    }
}
