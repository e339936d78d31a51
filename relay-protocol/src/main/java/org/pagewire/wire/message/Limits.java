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

    /** The attachment of DEMAND, ACCEPT and REJECT, as JSON text. */
    public static final int ATTACHMENT = 16 * 1024;

    /** A fax ID or user ID, in characters: letters, digits, '-', '_' and '.'. */
    public static final int USER_ID = 64;

    /** Entries in one LISTING. */
    public static final int LISTING_ENTRIES = 200;

    private Limits() {}
}
