package org.pagewire.agent.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagewire.fax.t38.T38Description;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.fax.t38.T38Sdp;

/**
 * What agents tell each other in DEMAND and ACCEPT, which relays pass on unread:
 * {@code {"kind":"fax","t38":{"version":0,"maxBitRate":14400,"rateManagement":"transferredTCF",...}}}. Values are those of
 * the SDP attributes, and as tolerantly read.
 */
final class FaxAttachment {
    private static final String KIND = "kind";
    private static final String FAX = "fax";
    private static final String T38 = "t38";

    /** Field of the attachment, attribute of T.38 Annex D. */
    private static final List<String[]> FIELDS = List.of(
            new String[] {"version", "T38FaxVersion"},
            new String[] {"maxBitRate", "T38MaxBitRate"},
            new String[] {"rateManagement", "T38FaxRateManagement"},
            new String[] {"maxBuffer", "T38FaxMaxBuffer"},
            new String[] {"maxDatagram", "T38FaxMaxDatagram"},
            new String[] {"udpEc", "T38FaxUdpEC"});

    private FaxAttachment() {}

    static ObjectNode write(T38Parameters parameters) {
        ObjectNode attachment = JsonNodeFactory.instance.objectNode().put(KIND, FAX);
        ObjectNode t38 = attachment.putObject(T38);
        for (String line : T38Sdp.write(T38Description.of(parameters))) {
            String name = line.substring(0, line.indexOf(':'));
            String value = line.substring(line.indexOf(':') + 1);
            for (String[] field : FIELDS) {
                if (field[1].equals(name)) {
                    put(t38, field[0], value);
                }
            }
        }
        return attachment;
    }

    private static void put(ObjectNode t38, String field, String value) {
        if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            t38.put(field, Integer.parseInt(value));
        } else {
            t38.put(field, value);
        }
    }

    /** The line's parameters at the other end; empty when the call is not a fax call. */
    static Optional<T38Parameters> read(JsonNode attachment) {
        if (!FAX.equals(attachment.path(KIND).asText())) {
            return Optional.empty();
        }
        JsonNode t38 = attachment.path(T38);
        List<String> lines = new ArrayList<>();
        for (String[] field : FIELDS) {
            if (t38.path(field[0]).isValueNode()) {
                lines.add(field[1] + ":" + t38.path(field[0]).asText());
            }
        }
        return Optional.of(T38Sdp.read(lines).parameters());
    }
}
