package org.pagewire.wire.message;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Relay to called device: a call comes in (R-A8).
 *
 * @param call identity of the call, for logs on all sides
 * @param from user ID of the caller, as proved at its login
 * @param attachment what the caller attached
 * @param answerTimeoutMs the relay waits so long for ACCEPT or REJECT
 */
public record Notice(String call, String from, JsonNode attachment, long answerTimeoutMs) implements Message {
    public Notice {
        Fields.token("call", call, Limits.CALL_ID);
        Fields.token("from", from, Limits.USER_ID);
        Fields.attachment(attachment);
        Fields.range("answerTimeoutMs", answerTimeoutMs, 1, Limits.TIMEOUT_MS);
    }
}
