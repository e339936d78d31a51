package org.pagewire.wire.message;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Device to relay: wants a call with a user (R-A7).
 *
 * @param to user ID wanted
 * @param attachment any JSON object for the called device, at most {@link Limits#ATTACHMENT}; the relay does not read it
 * @param answerTimeoutMs the caller waits so long for the answer, 1 to {@link Limits#TIMEOUT_MS} milliseconds;
 *     the relay cuts it to its own limit
 */
public record Demand(String to, JsonNode attachment, long answerTimeoutMs) implements Message {
    public Demand {
        Fields.token("to", to, Limits.USER_ID);
        Fields.attachment(attachment);
        Fields.range("answerTimeoutMs", answerTimeoutMs, 1, Limits.TIMEOUT_MS);
    }
}
