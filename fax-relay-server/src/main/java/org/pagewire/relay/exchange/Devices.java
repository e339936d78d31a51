package org.pagewire.relay.exchange;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who is logged in: the instance that holds each user ID. Owner: the exchange's. */
final class Devices {
    private final Map<String, Device> byUser = new TreeMap<>();

    Optional<Device> of(String userId) {
        return Optional.ofNullable(byUser.get(userId));
    }

    void put(Device device) {
        byUser.put(device.userId, device);
    }

    /** Takes the device out, unless another instance holds its user ID by now. */
    void remove(Device device) {
        byUser.remove(device.userId, device);
    }

    boolean holds(Device device) {
        return byUser.get(device.userId) == device;
    }

    /** In the order of user IDs. */
    Collection<Device> all() {
        return byUser.values();
    }
}
