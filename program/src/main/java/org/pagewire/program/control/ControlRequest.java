package org.pagewire.program.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One request line.
 *
 * @param command what to do
 * @param parameters the line's other fields
 */
public record ControlRequest(String command, ObjectNode parameters) {

    /** A request without parameters. */
    public static ControlRequest of(String command) {
        return new ControlRequest(command, JsonNodeFactory.instance.objectNode());
    }

    /** The same request with one more parameter. */
    public ControlRequest with(String name, String value) {
        ObjectNode more = parameters.deepCopy();
        more.put(name, value);
        return new ControlRequest(command, more);
    }

    /** A parameter that may be missing. */
    public Optional<String> optional(String name) {
        JsonNode value = parameters.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }

    /**
     * A parameter that must be there.
     *
     * @throws ControlException code {@code bad-request}
     */
    public String required(String name) throws ControlException {
        return optional(name)
                .orElseThrow(() -> new ControlException(
                        "bad-request", "The command '" + command + "' needs the parameter '" + name + "'."));
    }
}
