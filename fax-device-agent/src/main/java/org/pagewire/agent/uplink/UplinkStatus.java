package org.pagewire.agent.uplink;

import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Reason;

/**
 * What an uplink is doing, at one moment.
 *
 * @param userId fax ID
 * @param state see {@link State}
 * @param reason why it is not logged in, or was not the last time; null when nothing has gone wrong
 * @param detail one sentence more for a person; null for none
 * @param relay the relay's name; null before the first login
 * @param connections connections that are logged in
 * @param vacant of these, without a call
 * @param inUse of these, in a call or on the way to one
 * @param retryInMs when it tries again, in milliseconds from now; -1 when no attempt is due
 */
public record UplinkStatus(
        String userId,
        State state,
        @Nullable Reason reason,
        @Nullable String detail,
        @Nullable String relay,
        int connections,
        int vacant,
        int inUse,
        long retryInMs) {
    /** The life of an uplink. */
    public enum State {
        /** Not started. */
        IDLE,
        /** The first connection is on its way. */
        CONNECTING,
        /** At least one connection is logged in. */
        LOGGED_IN,
        /** No connection; the next attempt comes after a pause. */
        WAITING,
        /** The relay refused the fax ID or password; the next attempt comes after a long pause. An alarm. */
        REFUSED,
        /** Another agent took the fax ID over, or the relay's operator removed it; no further attempts. An alarm. */
        SUPERSEDED,
        /** Stopped. */
        STOPPED;

        /** Whether a person must do something. */
        public boolean isAlarm() {
            return this == REFUSED || this == SUPERSEDED;
        }
    }
}
