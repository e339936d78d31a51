package org.pagewire.wire.message;

import java.util.List;

/**
 * Device to relay: who logs in (R-A2), with the first message of SCRAM-SHA-256 (RFC 5802 clause 5, RFC 7677).
 *
 * @param instance identity of the running agent, a UUID it made when it was installed; connections of one instance
 *     belong together, a login of another instance takes the user ID over
 * @param type what kind of user this is (USER, FAX, PRINTER, ...; R-C1)
 * @param attributes what it can do, for the list (for example "FILE TX/RX"); at most 8 of at most 64 characters
 * @param scram client-first-message; the user name in it is the fax ID
 */
public record Login(String instance, String type, List<String> attributes, String scram) implements Message {
    public Login {
        Fields.token("instance", instance, Limits.USER_ID);
        Fields.token("type", type, Limits.USER_TYPE);
        attributes = Fields.attributes(attributes);
        Fields.scram(scram);
    }
}
