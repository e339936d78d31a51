package org.pagewire.wire.message;

import java.util.List;

/**
 * Relay to device: answer to LIST.
 *
 * @param users in the order of their IDs
 * @param more true when users remain after the last one
 */
public record Listing(List<User> users, boolean more) implements Message {
    public Listing {
        users = Fields.list("users", users, Limits.LISTING_ENTRIES);
    }

    /**
     * One registered user.
     *
     * @param id fax ID
     * @param type USER, FAX, PRINTER, ... as it said at login; the registration's type while logged out
     * @param attributes as it said at login; empty while logged out
     * @param condition as R-C1 has them
     * @param vacant number of connections free for a call
     */
    public record User(String id, String type, List<String> attributes, Condition condition, int vacant) {
        public User {
            Fields.token("id", id, Limits.USER_ID);
            Fields.token("type", type, Limits.USER_TYPE);
            attributes = Fields.attributes(attributes);
            Fields.present("condition", condition);
            Fields.range("vacant", vacant, 0, Limits.CONNECTIONS);
        }
    }

    /** Condition of a user (R-C1). */
    public enum Condition {
        LOGOUT,
        LOGIN,
        IN_COMMUNICATION
    }
}
