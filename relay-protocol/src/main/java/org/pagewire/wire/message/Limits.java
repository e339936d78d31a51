package org.pagewire.wire.message;

/** Sizes that both ends of the wire enforce, in octets unless said otherwise. */
public final class Limits {
    /** Type (1 octet) and length (3 octets, unsigned, most significant first). */
    public static final int HEADER = 4;

    /** Payload of a control frame after login. */
    public static final int CONTROL_PAYLOAD = 64 * 1024;

    /** Payload of a control frame before WELCOME, when the sender is still a stranger. */
    public static final int LOGIN_PAYLOAD = 4 * 1024;

    /** Payload of a DATA frame. */
    public static final int DATA_PAYLOAD = 64 * 1024;

    /** The attachment of DEMAND and ACCEPT, NOTICE and CONNECTED, as JSON text. */
    public static final int ATTACHMENT = 16 * 1024;

    /** A fax ID or user ID, in characters: letters, digits, '-', '_' and '.'. */
    public static final int USER_ID = 64;

    /** The identity of a call, in characters of the same kind. */
    public static final int CALL_ID = 64;

    /** The type of a user (FAX, PRINTER, ...), in characters of the same kind. */
    public static final int USER_TYPE = 32;

    /** Attributes of one user. */
    public static final int ATTRIBUTES = 8;

    /** One attribute of a user, in printable ASCII characters. */
    public static final int ATTRIBUTE = 64;

    /** The name of a relay, in printable characters. */
    public static final int NAME = 64;

    /** A sentence that goes with a reason, in characters; a longer one is cut. */
    public static final int DETAIL = 200;

    /** One SCRAM message, in printable ASCII characters. */
    public static final int SCRAM = 1024;

    /** Depth of nested objects and lists in a control payload. */
    public static final int NESTING = 32;

    /** Entries in one LISTING: so many fit into {@link #CONTROL_PAYLOAD} whatever the users call themselves. */
    public static final int LISTING_ENTRIES = 50;

    /** Connections that a relay may allow one device. */
    public static final int CONNECTIONS = 10_000;

    /** The longest login or answer timeout that can be said, in milliseconds. */
    public static final long TIMEOUT_MS = 600_000;

    /** The longest pause that can be asked of a device, in milliseconds (a day). */
    public static final long RETRY_AFTER_MS = 86_400_000;

    /** The shortest hold interval, in milliseconds. */
    public static final long HOLD_INTERVAL_MIN_MS = 1_000;

    /** The longest hold interval, in milliseconds. */
    public static final long HOLD_INTERVAL_MAX_MS = 600_000;

    private Limits() {}

    /** Whether this can be a fax ID or user ID: 1 to {@link #USER_ID} letters, digits, '-', '_' and '.'. */
    public static boolean isUserId(String id) {
        return Fields.isToken(id, USER_ID);
    }

    /** Whether this can be the name of a relay: 1 to {@value #NAME} printable characters. */
    public static boolean isRelayName(String name) {
        return Fields.isPrintable(name, NAME);
    }
}
