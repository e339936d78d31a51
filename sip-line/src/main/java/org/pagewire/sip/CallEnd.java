package org.pagewire.sip;

import java.util.Optional;

/**
 * Why a call ended or was refused; given to {@link SipCall#end} by this side, told to {@link SipCallListener#onEnded}
 * for either side.
 *
 * @param cause what the SIP status or the loss means
 * @param code Pagewire's stable reason code, such as {@code unknown-id}, where this or the other side gave one; it
 *     travels in the Reason header
 * @param sentence what a person is shown; empty for a call that ended as planned
 */
public record CallEnd(Cause cause, Optional<String> code, String sentence) {

    /** What kinds of ends there are, each with the SIP status that refuses a call for it. */
    public enum Cause {
        /** BYE after the fax. */
        COMPLETED(480, ""),
        /** The caller gave up before the answer. */
        CANCELLED(487, "The caller gave up before the call was answered."),
        /** Nobody has the number that was dialled. */
        UNKNOWN(404, "Nobody has the number that was dialled."),
        /** The other machine is known, but not to be had at present. */
        UNAVAILABLE(480, "The called machine cannot be reached at present."),
        BUSY(486, "The called machine is busy."),
        NO_ANSWER(408, "The called machine did not answer in time."),
        REJECTED(603, "The called machine does not take this call."),
        /** This end does not serve the caller: not registered, or not with this password. */
        FORBIDDEN(403, "The machine is not registered here, so it may not make calls."),
        /** The other end takes no T.38 fax. */
        NOT_ACCEPTABLE(488, "The other end does not take T.38 fax."),
        /** The other end's service is down or going down. */
        DOWN(503, "The service at the other end is not running."),
        /** The other end does not answer any more, or its ports are closed. */
        LOST(480, "The machine on the line does not answer any more."),
        /** The other end broke the protocol, or gave a status that says no more than that it failed. */
        FAILED(500, "The call failed at the other end.");

        private final int status;
        private final String sentence;

        Cause(int status, String sentence) {
            this.status = status;
            this.sentence = sentence;
        }

        /** The SIP status that refuses a call for this cause. */
        public int status() {
            return status;
        }

        /** What a person is shown where the other end says no more. */
        public String sentence() {
            return sentence;
        }

        /** What a final SIP status of 300 or more means. */
        static Cause ofStatus(int status) {
            return switch (status) {
                case 401, 403, 407 -> FORBIDDEN;
                case 404, 410, 484, 604 -> UNKNOWN;
                case 408 -> NO_ANSWER;
                case 480 -> UNAVAILABLE;
                case 486, 600 -> BUSY;
                case 487 -> CANCELLED;
                case 415, 488, 606 -> NOT_ACCEPTABLE;
                case 503 -> DOWN;
                case 603 -> REJECTED;
                default -> FAILED;
            };
        }
    }

    /** An end as planned. */
    public static final CallEnd COMPLETED = of(Cause.COMPLETED);

    /** An end with its cause's own sentence. */
    public static CallEnd of(Cause cause) {
        return new CallEnd(cause, Optional.empty(), cause.sentence());
    }

    /** An end with a reason code and sentence of Pagewire's own. */
    public static CallEnd of(Cause cause, String code, String sentence) {
        return new CallEnd(cause, Optional.of(code), sentence);
    }
}
