package org.pagewire.system;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.pagewire.program.control.ControlClient;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlRequest;

/** The events of a machine, collected by a thread of its own until the machine ends. */
final class Watch {
    private final Program machine;
    private final List<ObjectNode> events = new CopyOnWriteArrayList<>();

    private Watch(Program machine) {
        this.machine = machine;
    }

    static Watch start(Program machine) {
        Watch watch = new Watch(machine);
        Thread thread = new Thread(watch::listen, "watch " + machine);
        thread.setDaemon(true);
        thread.start();
        watch.awaitEvent("watching", Duration.ofSeconds(10), Events.named("watching"));
        return watch;
    }

    private void listen() {
        try {
            ControlClient.ask(machine.socket(), ControlRequest.of("watch"), ControlClient.UNLIMITED, events::add);
        } catch (ControlException e) {
            // "stopped": the machine has ended, which is how every watch ends
            events.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("event", "watch-ended")
                    .put("code", e.code()));
        }
    }

    /** Waits for an event and returns it. */
    ObjectNode awaitEvent(String what, Duration limit, Predicate<ObjectNode> wanted) {
        return Events.awaitEvent(machine + ": " + what, events, limit, wanted);
    }

    List<ObjectNode> events() {
        return events;
    }
}
