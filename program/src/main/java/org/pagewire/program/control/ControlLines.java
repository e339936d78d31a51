package org.pagewire.program.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What server and client have in common: one JSON object per line, at most {@value #MAX_LINE} octets. */
final class ControlLines {
    /** Longest line in octets, without its end. */
    static final int MAX_LINE = 1 << 20;

    /** Longest path of a socket in octets; Linux takes 107, others 103. */
    static final int MAX_SOCKET_PATH = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ControlLines() {}

    static byte[] encode(ObjectNode object) {
        return (object + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads one line.
     *
     * @throws ControlException code {@code bad-request} when it is not one JSON object
     */
    static ObjectNode decode(byte[] line, int length) throws ControlException {
        try {
            JsonNode node = JSON.readTree(new String(line, 0, length, StandardCharsets.UTF_8));
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new ControlException("bad-request", "The line is not JSON: " + e.getOriginalMessage());
        }
        throw new ControlException("bad-request", "The line is not a JSON object.");
    }

    static Path checked(Path socket) throws ControlException {
        Path absolute = socket.toAbsolutePath().normalize();
        int length = absolute.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_SOCKET_PATH) {
            throw new ControlException(
                    "path-too-long",
                    "The path of the control socket, " + absolute + ", has " + length
                            + " octets, but a Unix domain socket's path can have " + MAX_SOCKET_PATH
                            + " here: choose a shorter data folder.");
        }
        return absolute;
    }
}
