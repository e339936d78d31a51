package org.pagewire.wire.message;

import org.jspecify.annotations.Nullable;

/**
 * Called device to relay: refuses the call (R-A8); the reason reaches the caller in FAILED.
 *
 * @param reason BUSY, REJECTED or another reason of the call kind
 * @param detail one sentence more for a person, cut to {@link Limits#DETAIL} characters; null for none
 */
public record Reject(Reason reason, @Nullable String detail) implements Message {
    public Reject {
        Fields.present("reason", reason);
        detail = Fields.detail(detail);
    }
}
