package org.pagewire.fax.t31;

/** Why a call was not made. */
public enum DialFailure {
    BUSY(ResultCode.BUSY),
    NO_ANSWER(ResultCode.NO_ANSWER),
    /** This side has no line to call on. */
    NO_LINE(ResultCode.NO_DIALTONE),
    /** Anything else, or what answered has no T.38. */
    REFUSED(ResultCode.NO_CARRIER);

    private final ResultCode code;

    DialFailure(ResultCode code) {
        this.code = code;
    }

    ResultCode code() {
        return code;
    }
}
