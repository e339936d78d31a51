package org.pagewire.fax.t31;

import org.pagewire.fax.t38.DataType;

/** +FRH from CONNECT on: one frame with its check sequence, OK if that is right and ERROR if not (T.31 clause 8.3.6). */
final class ReceiveFrames extends Receiving {
    ReceiveFrames(ClassOneModem modem, DataType modulation) {
        super(modem, modulation);
    }

    @Override
    boolean take(Heard heard, long nowNs) {
        if (heard instanceof Heard.Frame frame) {
            if (frame.whole()) {
                modem.watch().frame(frame.octets());
            }
            data().data(DteOrder.withFcs(frame.octets(), frame.whole()));
            end(frame.whole() ? ResultCode.OK : ResultCode.ERROR, nowNs);
            return false;
        }
        if (heard instanceof Heard.Ended) {
            end(ResultCode.NO_CARRIER, nowNs);
            return false;
        }
        return true;
    }
}
