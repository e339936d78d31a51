package org.pagewire.wire.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a login, a call or a connection ended. Codes are stable and go over the wire as they stand; a code that this
 * version does not know is read as {@link #UNSPECIFIED}. The sentence is for a person: what happened, who acts, what
 * happens next.
 */
public enum Reason {
    // logins
    LOGIN_REFUSED(
            "login-refused",
            Kind.LOGIN,
            "The relay does not know this fax ID with this password. Have the relay's operator check the registration."),
    LOGIN_TIMEOUT("login-timeout", Kind.LOGIN, "The login took too long. The device tries again by itself."),
    TOO_MANY_CONNECTIONS(
            "too-many-connections",
            Kind.LOGIN,
            "The device holds as many connections as this relay allows. Raise the limit at the relay or dial less at once."),
    ADDRESS_LIMIT(
            "address-limit",
            Kind.LOGIN,
            "Too many connections come from this network address. Try later, or have the relay's operator raise the limit."),
    VERSION_UNSUPPORTED(
            "version-unsupported",
            Kind.LOGIN,
            "Relay and device speak different versions of the protocol. Update the older one."),

    // demands
    UNKNOWN_ID("unknown-id", Kind.CALL, "No machine is registered under this fax ID. Check the number and dial again."),
    LOGGED_OUT("logged-out", Kind.CALL, "The called machine is not connected at present. Try again later."),
    NO_VACANT_CONNECTION(
            "no-vacant-connection",
            Kind.CALL,
            "All lines of the called machine are in use. Try again in a few minutes."),
    BUSY("busy", Kind.CALL, "The called machine is busy. Try again in a few minutes."),
    REJECTED("rejected", Kind.CALL, "The called machine does not take this call. Ask its owner."),
    NO_ANSWER("no-answer", Kind.CALL, "The called machine did not answer in time. Try again later."),
    LINE_UNAVAILABLE(
            "line-unavailable",
            Kind.CALL,
            "The called machine is switched off or not connected to its agent. Ask its owner, or try later."),

    // ends of calls
    COMPLETED("completed", Kind.CALL, "The call has ended as planned."),
    CANCELLED("cancelled", Kind.CALL, "The caller gave up before the call was answered."),
    PEER_LOST(
            "peer-lost",
            Kind.CALL,
            "The connection to the other machine was lost. Pages not confirmed must be sent again."),
    STALLED(
            "stalled",
            Kind.CALL,
            "The other side took no more data for too long. Pages not confirmed must be sent again."),
    LINE_FAILED(
            "line-failed",
            Kind.CALL,
            "The line between a machine and its agent failed. Pages not confirmed must be sent again."),

    // connections and relays
    LOGGED_OUT_BY_DEVICE("logout", Kind.CONNECTION, "The device logged out."),
    SUPERSEDED(
            "superseded",
            Kind.CONNECTION,
            "Another agent has logged in under this fax ID and took it over. This agent does not come back by itself."),
    REGISTRATION_REMOVED("registration-removed", Kind.CONNECTION, "The relay's operator has removed this fax ID."),
    RELAY_GOING_DOWN(
            "relay-going-down", Kind.CONNECTION, "The relay is being stopped. The device comes back by itself."),
    HOLD_TIMEOUT("hold-timeout", Kind.CONNECTION, "Nothing was heard from the other side for two hold intervals."),
    PROTOCOL_ERROR("protocol-error", Kind.CONNECTION, "The other side broke the protocol. Update the older program."),
    TRANSPORT_LOST("transport-lost", Kind.CONNECTION, "The network connection broke."),
    RELAY_UNREACHABLE(
            "relay-unreachable",
            Kind.CONNECTION,
            "The relay cannot be reached. The agent keeps trying; check the network and the relay's address if it lasts."),
    RELAY_NOT_TRUSTED(
            "relay-not-trusted",
            Kind.CONNECTION,
            "The relay could not prove that it is the right one. Check its address and the configured certificate."),
    PROXY_REFUSED(
            "proxy-refused",
            Kind.CONNECTION,
            "The proxy does not pass the connection on. Check its address, user and password."),
    SURPLUS("surplus", Kind.CONNECTION, "The device closed a connection it no longer needs."),
    INTERNAL_ERROR(
            "internal-error", Kind.CONNECTION, "The relay could not do this. Its operator finds why in its log."),
    UNSPECIFIED("unspecified", Kind.CONNECTION, "The other side gave a reason that this version does not know.");

    /** What ends. */
    public enum Kind {
        LOGIN,
        CALL,
        CONNECTION
    }

    private final String code;
    private final Kind kind;
    private final String sentence;

    Reason(String code, Kind kind, String sentence) {
        this.code = code;
        this.kind = kind;
        this.sentence = sentence;
    }

    /** The stable code, as on the wire. */
    @JsonValue
    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** One or two plain sentences for a person. */
    public String sentence() {
        return sentence;
    }

    /** The reason with this code, or {@link #UNSPECIFIED}. */
    @JsonCreator
    public static Reason ofCode(String code) {
        for (Reason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        return UNSPECIFIED;
    }
}
