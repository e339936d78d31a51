package org.pagewire.wire.message;

import org.jspecify.annotations.Nullable;

/**
 * Both ways: ends the call, or the demand while it waits for its answer (R-A11). Its sender sends no data after it, and
 * it never overtakes data.
 *
 * @param reason why
 * @param detail one sentence more for a person, cut to {@link Limits#DETAIL} characters; null for none
 */
public record Terminate(Reason reason, @Nullable String detail) implements Message {
    public Terminate {
        Fields.present("reason", reason);
        detail = Fields.detail(detail);
    }
}
