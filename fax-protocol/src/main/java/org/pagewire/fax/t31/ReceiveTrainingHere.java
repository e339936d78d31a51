package org.pagewire.fax.t31;

/**
 * +FRM for TCF where TCF does not travel (T.38 clause 8.1, method 1): the DTE gets a perfect one, at once, for the sender
 * waits for its answer already.
 */
final class ReceiveTrainingHere extends ModemState {
    private static final int TCF_MS = 1500;

    private final FaxModulation modulation;

    ReceiveTrainingHere(ClassOneModem modem, FaxModulation modulation) {
        super(modem);
        this.modulation = modulation;
    }

    @Override
    void enter(long nowNs) {
        modem.output().result(ResultCode.CONNECT);
    }

    @Override
    void turn(long nowNs) {
        DleWriter data = modem.output().data();
        data.data(new byte[modulation.bitRate() / 8 * TCF_MS / 1000]);
        data.end();
        modem.finish(ResultCode.NO_CARRIER, nowNs);
    }

    @Override
    boolean takesOctets() {
        return false;
    }

    @Override
    void octet(byte octet, long nowNs) {}

    @Override
    void callEnded(long nowNs) {}
}
