package org.pagewire.agent.uplink;

import java.util.List;
import org.pagewire.wire.message.Limits;

/**
 * How one fax ID holds its connections.
 *
 * @param userId fax ID
 * @param instance identity of this agent, see {@link InstanceId}
 * @param type what the relay lists the user as, for example FAX
 * @param attributes what it can do, for the list
 * @param spare vacant connections to keep for further calls, 0 to {@value #MAX_SPARE} (R-A9)
 * @param surplus what happens to more vacant connections than that (R-A12)
 */
public record UplinkSettings(
        String userId, String instance, String type, List<String> attributes, int spare, Surplus surplus) {
    /** The most spare connections that can be configured. */
    public static final int MAX_SPARE = 16;

    /** What a device does with connections it no longer needs (R-A12). */
    public enum Surplus {
        KEEP,
        CLOSE
    }

    public UplinkSettings {
        if (!Limits.isUserId(userId)) {
            throw new IllegalArgumentException("a fax ID is 1 to " + Limits.USER_ID + " of a-z A-Z 0-9 - _ .");
        }
        if (spare < 0 || spare > MAX_SPARE) {
            throw new IllegalArgumentException("spare is 0 to " + MAX_SPARE);
        }
        attributes = List.copyOf(attributes);
    }
}
