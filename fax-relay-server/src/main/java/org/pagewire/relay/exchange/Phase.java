package org.pagewire.relay.exchange;

import org.jspecify.annotations.Nullable;
import org.pagewire.relay.login.LoginAttempt;
import org.pagewire.wire.message.WireState;

/** Where a connection stands, with what it holds there. {@link Connection#become} is the only way from one to another. */
sealed interface Phase {
    WireState state();

    /** Connected. */
    record Greeting() implements Phase {
        @Override
        public WireState state() {
            return WireState.GREETING;
        }
    }

    /**
     * In the middle of SCRAM.
     *
     * @param attempt null when the login was refused and only the answer is still held back
     */
    record Authenticating(@Nullable LoginAttempt attempt) implements Phase {
        @Override
        public WireState state() {
            return WireState.AUTHENTICATING;
        }
    }

    /** All that come after WELCOME. */
    sealed interface LoggedIn extends Phase {
        Device device();
    }

    /** Those in which a call holds the connection. */
    sealed interface Held extends LoggedIn {
        Call call();
    }

    /** Free for a call. */
    record Vacant(Device device) implements LoggedIn {
        @Override
        public WireState state() {
            return WireState.VACANT;
        }
    }

    /** The caller waits for an answer. */
    record Demanding(Device device, Call call) implements Held {
        @Override
        public WireState state() {
            return WireState.DEMANDING;
        }
    }

    /** The called device is asked. */
    record Notified(Device device, Call call) implements Held {
        @Override
        public WireState state() {
            return WireState.NOTIFIED;
        }
    }

    /** Joined. */
    record InCall(Device device, Call call) implements Held {
        @Override
        public WireState state() {
            return WireState.IN_CALL;
        }
    }

    /** The relay has sent TERMINATE and awaits RELEASE. */
    record Releasing(Device device) implements LoggedIn {
        @Override
        public WireState state() {
            return WireState.RELEASING;
        }
    }

    /** Nothing is read or sent any more; the connection is remembered until the listener says that it is gone. */
    record Closed() implements Phase {
        @Override
        public WireState state() {
            return WireState.CLOSED;
        }
    }
}
