package org.pagewire.fax.t31;

import java.time.Duration;

/**
 * Data comes from the DTE, from CONNECT to DLE ETX; training, image and silence go out in the modem's pace. The DTE may be
 * silent for five seconds (T.31 clauses 8.3.3 and 8.3.5).
 */
abstract class Sending extends ModemState {
    static final Duration DTE_SILENCE = Duration.ofSeconds(5);

    final FaxModulation modulation;
    private final DleReader dle = new DleReader();
    private long deadlineNs = ClassOneModem.NEVER;
    private ResultCode result = ResultCode.OK;
    private boolean ending;

    Sending(ClassOneModem modem, FaxModulation modulation) {
        super(modem);
        this.modulation = modulation;
    }

    /** Begins the signal and tells CONNECT, which comes before training, not after it (T.31 clause 8.3.3). */
    final void begin(boolean framed, long nowNs) {
        modem.heard().stopListening();
        modem.player().carrierOn(modulation.modem(), modulation.shortTraining(), framed, nowNs);
        awaitData(nowNs);
    }

    final void awaitData(long nowNs) {
        deadlineNs = nowNs + DTE_SILENCE.toNanos();
    }

    @Override
    final void octet(byte octet, long nowNs) {
        awaitData(nowNs);
        int value = dle.take(octet);
        switch (value) {
            case DleReader.NOTHING -> {}
            case DleReader.END -> dataEnds(nowNs);
            case DleReader.TWO_DLE -> {
                data(DleWriter.DLE);
                data(DleWriter.DLE);
            }
            default -> data(value);
        }
    }

    /** An octet of data, 0 to 255. */
    abstract void data(int octet);

    /** DLE ETX. */
    abstract void dataEnds(long nowNs);

    /** Whether more is to come from the DTE before DLE ETX. */
    abstract boolean inData();

    /** The DTE has sent nothing for too long. */
    abstract void silent(long nowNs);

    /** The line has played all that it was given, and the signal is on. */
    abstract void lineIsIdle(long nowNs);

    /** Switches the carrier off and tells the result when it is off. */
    final void end(ResultCode code, boolean framed, long nowNs) {
        ending = true;
        result = code;
        deadlineNs = ClassOneModem.NEVER;
        modem.player().carrierOff(modulation.modem(), framed, nowNs);
    }

    final boolean isEnding() {
        return ending;
    }

    final void stopTimer() {
        deadlineNs = ClassOneModem.NEVER;
    }

    @Override
    final void turn(long nowNs) {
        if (modem.isSilent(nowNs)) {
            if (ending) {
                modem.heard().listen(nowNs);
                modem.finish(result, nowNs);
                return;
            }
            lineIsIdle(nowNs);
        }
        if (nowNs >= deadlineNs) {
            silent(nowNs);
        }
    }

    @Override
    final long deadlineNs() {
        return deadlineNs;
    }

    /** The DTE is in the middle of its data and gets the result after it. */
    @Override
    final void callEnded(long nowNs) {
        if (inData()) {
            modem.become(new Discarding(modem, dle), nowNs);
        } else {
            modem.finish(ResultCode.NO_CARRIER, nowNs);
        }
    }
}
