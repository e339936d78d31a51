package org.pagewire.fax.t31;

/** What the modem wants of its owner, who has the telephone or SIP line. */
public sealed interface ModemEvent {

    /**
     * Call this number; to be answered with {@code connected} or {@code dialFailed}, unless a {@link HangUp} comes first.
     *
     * @param number of 1 to {@link ClassOneModem#MAX_NUMBER} of the characters 0 to 9, *, #, + and A to D
     */
    record Dial(String number) implements ModemEvent {}

    /** Take the call that rings; to be answered with {@code connected}, or {@code callEnded}. */
    record Answer() implements ModemEvent {}

    /** End the call, or the attempt at one. */
    record HangUp() implements ModemEvent {}
}
