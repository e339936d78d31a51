package org.pagewire.wire.message;

import org.jspecify.annotations.Nullable;

/**
 * Relay to caller: there is no call; the connection is vacant again (R-A7, R-A8).
 *
 * @param reason why
 * @param to user ID that was wanted
 * @param at name of the relay that says so
 * @param detail one sentence more for a person, cut to {@link Limits#DETAIL} characters; null for none
 */
public record Failed(
        Reason reason, String to, String at, @Nullable String detail) implements Message {
    public Failed {
        Fields.present("reason", reason);
        Fields.token("to", to, Limits.USER_ID);
        Fields.name("at", at);
        detail = Fields.detail(detail);
    }
}
