package org.pagewire.wire.client;

import java.util.List;
import org.pagewire.wire.message.Login;

/**
 * Who a device says it is, beside its credentials; the fields of {@link Login}.
 *
 * @param instance identity of the running agent
 * @param type what the relay lists it as, for example FAX
 * @param attributes what it can do, for the list
 */
public record DeviceIdentity(String instance, String type, List<String> attributes) {
    public DeviceIdentity {
        attributes = List.copyOf(attributes);
    }
}
