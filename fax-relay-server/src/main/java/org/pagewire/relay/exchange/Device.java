package org.pagewire.relay.exchange;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A logged-in instance of a user with its connections. When another instance takes the user ID over, the older one lives
 * on outside the index until its calls have ended. Owner: the exchange's.
 */
final class Device {
    final String userId;
    final String instance;
    final String type;
    final List<String> attributes;

    private final Set<Connection> connections = new LinkedHashSet<>();
    private final LinkedHashSet<Connection> vacant = new LinkedHashSet<>();

    Device(String userId, String instance, String type, List<String> attributes) {
        this.userId = userId;
        this.instance = instance;
        this.type = type;
        this.attributes = attributes;
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    /** For {@link Connection#become} alone. */
    void vacant(Connection connection) {
        vacant.add(connection);
    }

    /** For {@link Connection#become} alone. */
    void noLongerVacant(Connection connection) {
        vacant.remove(connection);
    }

    /** The connection that has been vacant longest. */
    Optional<Connection> firstVacant() {
        return vacant.isEmpty()
                ? Optional.empty()
                : Optional.of(vacant.iterator().next());
    }

    int vacantCount() {
        return vacant.size();
    }

    boolean isInCommunication() {
        for (Connection connection : connections) {
            if (connection.heldBy().isPresent()) {
                return true;
            }
        }
        return false;
    }

    Set<Connection> connections() {
        return Collections.unmodifiableSet(connections);
    }
}
