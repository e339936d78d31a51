package org.pagewire.wire.message;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Relay to caller: the called device accepted; data may flow both ways from now on (R-A10).
 *
 * @param call identity of the call, the same as in the NOTICE
 * @param attachment what the called device attached
 */
public record Connected(String call, JsonNode attachment) implements Message {
    public Connected {
        Fields.token("call", call, Limits.CALL_ID);
        Fields.attachment(attachment);
    }
}
