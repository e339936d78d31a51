package org.pagewire.wire.message;

import org.jspecify.annotations.Nullable;

/**
 * Device to relay: asks for users it could call (R-A6), in the order of their IDs.
 *
 * @param after only IDs greater than this one, for the next page; null for the first
 * @param limit at most so many entries, 1 to {@link Limits#LISTING_ENTRIES}
 */
public record ListUsers(@Nullable String after, int limit) implements Message {
    public ListUsers {
        if (after != null) {
            Fields.token("after", after, Limits.USER_ID);
        }
        Fields.range("limit", limit, 1, Limits.LISTING_ENTRIES);
    }
}
