package org.pagewire.fax.t31;

/**
 * +FTM for TCF where TCF does not travel (T.38 clause 8.1, method 1): the DTE's octets go nowhere, in the time that they
 * would take, and the line is heard all the while, as the answer to DCS need not wait for them.
 */
final class SendTrainingHere extends ModemState {
    private static final long BITS_PER_OCTET_NS = 8_000_000_000L;

    private final FaxModulation modulation;
    private final DleReader dle = new DleReader();
    private long overNs;
    private long silentNs = ClassOneModem.NEVER;
    private boolean ended;

    SendTrainingHere(ClassOneModem modem, FaxModulation modulation) {
        super(modem);
        this.modulation = modulation;
    }

    @Override
    void enter(long nowNs) {
        overNs = nowNs;
        silentNs = nowNs + Sending.DTE_SILENCE.toNanos();
        modem.output().result(ResultCode.CONNECT);
    }

    @Override
    boolean takesOctets() {
        return !ended;
    }

    @Override
    void octet(byte octet, long nowNs) {
        silentNs = nowNs + Sending.DTE_SILENCE.toNanos();
        if (dle.take(octet) == DleReader.END) {
            ended = true;
        } else {
            overNs += BITS_PER_OCTET_NS / modulation.bitRate();
        }
    }

    @Override
    void turn(long nowNs) {
        if (ended && nowNs >= overNs) {
            modem.finish(ResultCode.OK, nowNs);
        } else if (nowNs >= silentNs) {
            modem.finish(ResultCode.ERROR, nowNs);
        }
    }

    @Override
    long deadlineNs() {
        return ended ? Math.min(overNs, silentNs) : silentNs;
    }

    @Override
    void callEnded(long nowNs) {
        if (ended) {
            modem.finish(ResultCode.NO_CARRIER, nowNs);
        } else {
            modem.become(new Discarding(modem, dle), nowNs);
        }
    }
}
