package org.pagewire.agent.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pagewire.sip.CallEnd;
import org.pagewire.sip.CallEnd.Cause;
import org.pagewire.wire.message.Reason;

/** The relay wire's reasons and SIP's, in each other's words. */
final class CallReasons {
    private CallReasons() {}

    /** What a machine is told: the status that fits, the wire's code and its sentence. */
    static CallEnd toMachine(Reason reason, @Nullable String detail) {
        Cause cause = cause(reason);
        if (cause == Cause.COMPLETED) {
            return CallEnd.COMPLETED;
        }
        String sentence = detail == null ? reason.sentence() : reason.sentence() + " " + detail;
        return CallEnd.of(cause, reason.code(), sentence);
    }

    private static Cause cause(Reason reason) {
        return switch (reason) {
            case COMPLETED -> Cause.COMPLETED;
            case CANCELLED -> Cause.CANCELLED;
            case UNKNOWN_ID -> Cause.UNKNOWN;
            case LOGGED_OUT, LINE_UNAVAILABLE, PEER_LOST, STALLED, LINE_FAILED -> Cause.UNAVAILABLE;
            case NO_VACANT_CONNECTION, BUSY -> Cause.BUSY;
            case REJECTED -> Cause.REJECTED;
            case NO_ANSWER -> Cause.NO_ANSWER;
            case PROTOCOL_ERROR, INTERNAL_ERROR, UNSPECIFIED -> Cause.FAILED;
            default -> Cause.DOWN; // whatever keeps this agent from its relay
        };
    }

    /** Why a machine did not take a call. */
    static Reason ofRefusal(CallEnd end) {
        return switch (end.cause()) {
            case BUSY -> Reason.BUSY;
            case REJECTED, FORBIDDEN, NOT_ACCEPTABLE -> Reason.REJECTED;
            case NO_ANSWER -> Reason.NO_ANSWER;
            default -> Reason.LINE_UNAVAILABLE;
        };
    }

    /** What the caller is told beside it, where the reason alone would mislead. */
    static Optional<String> detailOfRefusal(CallEnd end) {
        return end.cause() == Cause.NOT_ACCEPTABLE ? Optional.of(end.sentence()) : Optional.empty();
    }

    /** Why a machine left a call that was answered. */
    static Reason ofHangUp(CallEnd end) {
        return switch (end.cause()) {
            case COMPLETED -> Reason.COMPLETED;
            case CANCELLED -> Reason.CANCELLED;
            default -> Reason.LINE_FAILED;
        };
    }

    /** What the far end is told beside it: what the machine said itself, where it said anything. */
    static Optional<String> detailOfHangUp(CallEnd end) {
        return ofHangUp(end) == Reason.LINE_FAILED && end.code().isPresent()
                ? Optional.of(end.sentence())
                : Optional.empty();
    }
}
