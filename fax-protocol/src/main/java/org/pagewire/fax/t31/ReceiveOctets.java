package org.pagewire.fax.t31;

import org.pagewire.fax.t38.DataType;

/**
 * +FRM from CONNECT on: octets until the carrier is gone (T.31 clause 8.3.4). Frames, which is how an image with error
 * correction comes over T.38, become the bits that they are on a telephone line.
 */
final class ReceiveOctets extends Receiving {
    private final HdlcBits bits = new HdlcBits();

    ReceiveOctets(ClassOneModem modem, DataType modulation) {
        super(modem, modulation);
    }

    @Override
    boolean take(Heard heard, long nowNs) {
        if (heard instanceof Heard.Octets some) {
            data().data(DteOrder.turned(some.octets()));
        } else if (heard instanceof Heard.Frame frame) {
            if (frame.whole()) {
                data().data(bits.frame(frame.octets()));
            }
        } else if (heard instanceof Heard.Ended) {
            data().data(bits.end());
            end(ResultCode.NO_CARRIER, nowNs);
            return false;
        }
        return true;
    }
}
