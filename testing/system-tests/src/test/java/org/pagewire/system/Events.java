package org.pagewire.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;

/** Looking for events of a machine. */
final class Events {
    private Events() {}

    static Predicate<ObjectNode> named(String name) {
        return event -> event.path("event").asText().equals(name);
    }

    /** A page is on its way and has come some part of it, but not all. */
    static Predicate<ObjectNode> midPage(int page) {
        return named("progress")
                .and(event -> event.path("page").asInt() == page)
                .and(event -> event.path("percent").asInt() > 0
                        && event.path("percent").asInt() < 90);
    }

    static ObjectNode awaitEvent(String what, List<ObjectNode> events, Duration limit, Predicate<ObjectNode> wanted) {
        try {
            return await(what)
                    .atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> events.stream().filter(wanted).findFirst(), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(what + " did not come within " + limit.toSeconds() + " s; there was " + events, e);
        }
    }
}
