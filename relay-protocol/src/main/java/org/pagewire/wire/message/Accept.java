package org.pagewire.wire.message;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Called device to relay: takes the call (R-A9).
 *
 * @param attachment any JSON object for the caller, at most {@link Limits#ATTACHMENT}
 */
public record Accept(JsonNode attachment) implements Message {
    public Accept {
        Fields.attachment(attachment);
    }
}
