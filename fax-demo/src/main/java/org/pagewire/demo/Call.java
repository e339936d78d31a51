package org.pagewire.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pagewire.program.control.ControlClient;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlRequest;

/**
 * The call, seen from both machines. Two threads listen to the control sockets and put what they hear into one queue;
 * everything else belongs to the thread that calls {@link #follow}.
 */
final class Call {
    /** No event for so long means that something is stuck; T.30 gives up on every silence much earlier. */
    private static final long LONGEST_SILENCE_S = 120;

    private static final long CHECK_MS = 200;
    private static final long LAST_WORDS_S = 5;

    private enum Side {
        CALLER,
        CALLED
    }

    private sealed interface Heard {}

    private record Happened(Side side, ObjectNode event) implements Heard {}

    private record Result(ObjectNode line) implements Heard {}

    private record Lost(Side side, ControlException reason) implements Heard {}

    private final Office caller;
    private final Office called;
    private final Screen screen;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private @Nullable Path stored;
    private boolean calledEnded;

    Call(Office caller, Office called, Screen screen) {
        this.caller = caller;
        this.called = called;
        this.screen = screen;
    }

    /**
     * Dials, shows what happens until the call has ended at both machines, and returns the caller's result line.
     *
     * @throws DemoFailure when a program ends or nothing happens any more
     */
    ObjectNode follow(Path document, Children children) throws DemoFailure, InterruptedException {
        CountDownLatch watching = new CountDownLatch(1);
        listen("called", () -> watch(watching));
        watching.await(LAST_WORDS_S, TimeUnit.SECONDS);
        listen("caller", () -> dial(document));

        ObjectNode result = null;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SILENCE_S);
        while (result == null || !calledEnded) {
            Heard next = heard.poll(CHECK_MS, TimeUnit.MILLISECONDS);
            if (next instanceof Happened happened) {
                show(happened);
                deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SILENCE_S);
            } else if (next instanceof Result last) {
                result = last.line();
                // A call that was refused never reaches the called machine: do not wait long for its word.
                deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(delivered(result) ? LAST_WORDS_S : 0);
            } else if (next instanceof Lost lost) {
                children.check();
                throw new DemoFailure(
                        lost.reason().code(),
                        lost.reason().sentence(),
                        lost.side() == Side.CALLER ? caller.machineLog() : called.machineLog());
            } else if (System.nanoTime() > deadline) {
                if (result != null) {
                    return result;
                }
                throw new DemoFailure(
                        "silent",
                        "Nothing has happened in the call for " + LONGEST_SILENCE_S + " s.",
                        caller.machineLog());
            } else if (result == null) {
                children.check();
            }
        }
        return result;
    }

    static boolean delivered(ObjectNode result) {
        return result.path("outcome").asText().equals("delivered");
    }

    /** The TIFF the called machine printed; empty if it stored none. */
    Optional<Path> stored() {
        return Optional.ofNullable(stored);
    }

    private static void listen(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(CountDownLatch watching) {
        try {
            ControlClient.ask(called.machineSocket(), ControlRequest.of("watch"), ControlClient.UNLIMITED, event -> {
                watching.countDown(); // its first one says that it watches
                heard.add(new Happened(Side.CALLED, event));
            });
        } catch (ControlException e) {
            heard.add(new Lost(Side.CALLED, e));
        }
    }

    private void dial(Path document) {
        try {
            heard.add(new Result(ControlClient.ask(
                    caller.machineSocket(),
                    ControlRequest.of("dial").with("to", called.id()).with("document", document.toString()),
                    Duration.ofSeconds(LONGEST_SILENCE_S),
                    event -> heard.add(new Happened(Side.CALLER, event)))));
        } catch (ControlException e) {
            heard.add(new Lost(Side.CALLER, e));
        }
    }

    private void show(Happened happened) {
        ObjectNode event = happened.event();
        String kind = event.path("event").asText();
        if (happened.side() == Side.CALLER) {
            showCaller(kind, event);
        } else {
            showCalled(kind, event);
        }
    }

    private void showCaller(String kind, ObjectNode event) {
        int page = event.path("page").asInt();
        switch (kind) {
            case "dialling" -> screen.line(caller.id(), "dials " + called.id());
            case "answered" -> screen.line(caller.id(), "is connected");
            case "negotiated" ->
                screen.line(
                        caller.id(),
                        "page %d: %s, %s%s, %d bit/s"
                                .formatted(
                                        page,
                                        event.path("resolution").asText(),
                                        event.path("coding").asText(),
                                        event.path("ecm").asBoolean() ? " with error correction" : "",
                                        event.path("rate").asInt()));
            case "progress" ->
                screen.progress(
                        page, event.path("pages").asInt(), event.path("percent").asInt());
            case "confirmed" ->
                screen.line(
                        caller.id(),
                        "page %d: confirmed by %s, %d rows"
                                .formatted(page, called.id(), event.path("rows").asInt()));
            default -> {
                // "ended" is told by the result line
            }
        }
    }

    private void showCalled(String kind, ObjectNode event) {
        switch (kind) {
            case "ringing" ->
                screen.line(
                        called.id(), "rings, called by " + event.path("from").asText());
            case "answered" -> screen.line(called.id(), "answers");
            case "stored" -> stored = Path.of(event.path("file").asText());
            case "ended" -> calledEnded = true;
            default -> {
                // the caller's events tell the same
            }
        }
    }
}
