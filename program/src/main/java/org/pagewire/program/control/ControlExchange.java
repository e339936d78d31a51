package org.pagewire.program.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One request being answered. Every method may be called from any thread and never blocks. What is written after the
 * end is dropped: the owner of a long answer learns of the end from {@link #onEnd}.
 */
public final class ControlExchange {
    /** Lines kept for a client that does not read; at the next one it is dropped. */
    static final int MAX_QUEUED = 4096;

    private final BlockingQueue<Optional<ObjectNode>> lines = new ArrayBlockingQueue<>(MAX_QUEUED + 2);
    private final Runnable dropClient;
    private final List<Runnable> atEnd = new ArrayList<>();
    private boolean ended;

    ControlExchange(Runnable dropClient) {
        this.dropClient = dropClient;
    }

    /** Writes one event line. */
    public void event(ObjectNode event) {
        boolean slow;
        synchronized (this) {
            if (ended) {
                return;
            }
            slow = lines.size() >= MAX_QUEUED || !lines.offer(Optional.of(event));
        }
        if (slow) {
            clientGone();
            dropClient.run();
        }
    }

    /** Ends the answer well: the result gets {@code "ok": true}. */
    public void succeed(ObjectNode result) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("ok", true);
        line.setAll(result);
        end(line);
    }

    /** Ends the answer with a code and a sentence. */
    public void fail(String code, String sentence) {
        fail(code, sentence, JsonNodeFactory.instance.objectNode());
    }

    /** Ends the answer with a code, a sentence and further fields. */
    public void fail(String code, String sentence, ObjectNode more) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("ok", false);
        line.setAll(more);
        end(line.put("ok", false).put("code", code).put("error", sentence));
    }

    /** Calls back once when the answer has ended or the client has left; at once if that is so already. */
    public void onEnd(Runnable callback) {
        synchronized (this) {
            if (!ended) {
                atEnd.add(callback);
                return;
            }
        }
        callback.run();
    }

    /** Whether an answer is still wanted. */
    public synchronized boolean open() {
        return !ended;
    }

    private void end(ObjectNode line) {
        List<Runnable> callbacks;
        synchronized (this) {
            if (ended) {
                return;
            }
            lines.add(Optional.of(line));
            callbacks = finish();
        }
        callbacks.forEach(Runnable::run);
    }

    void clientGone() {
        List<Runnable> callbacks;
        synchronized (this) {
            if (ended) {
                return;
            }
            callbacks = finish();
        }
        callbacks.forEach(Runnable::run);
    }

    private List<Runnable> finish() {
        ended = true;
        lines.add(Optional.empty());
        List<Runnable> callbacks = List.copyOf(atEnd);
        atEnd.clear();
        return callbacks;
    }

    /** The next line to write, or empty after the last one. */
    Optional<ObjectNode> take() throws InterruptedException {
        return lines.take();
    }
}
