package org.pagewire.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.pagewire.program.control.ControlClient;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlRequest;

/** A call being dialled by a machine, on a thread of its own. */
final class Dialled {
    private final Program machine;
    private final String to;
    private final List<ObjectNode> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<ObjectNode> result = new CompletableFuture<>();

    private Dialled(Program machine, String to) {
        this.machine = machine;
        this.to = to;
    }

    static Dialled start(Program machine, String to, Path document) {
        Dialled call = new Dialled(machine, to);
        Thread thread = new Thread(() -> call.dial(document), "dial " + to);
        thread.setDaemon(true);
        thread.start();
        return call;
    }

    private void dial(Path document) {
        try {
            result.complete(ControlClient.ask(
                    machine.socket(),
                    ControlRequest.of("dial").with("to", to).with("document", document.toString()),
                    ControlClient.UNLIMITED,
                    events::add));
        } catch (ControlException e) {
            result.completeExceptionally(e);
        }
    }

    /** Waits for an event and returns it. */
    ObjectNode awaitEvent(String what, Duration limit, Predicate<ObjectNode> wanted) {
        return Events.awaitEvent("call from " + machine + " to " + to + ": " + what, events, limit, wanted);
    }

    /** Waits for the end of the call and returns its result line. */
    ObjectNode result(Duration limit) throws InterruptedException {
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "the call from " + machine + " to " + to + " did not end within " + limit.toSeconds() + " s; "
                            + events,
                    e);
        } catch (ExecutionException e) {
            throw new AssertionError("the call from " + machine + " to " + to + " was lost: " + e.getCause(), e);
        }
    }

    List<ObjectNode> events() {
        return events;
    }
}
