package org.pagewire.simulator.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.EventLoop;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t30.Outcome;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlExchange;
import org.pagewire.program.control.ControlHandler;
import org.pagewire.program.control.ControlRequest;
import org.pagewire.simulator.line.FaxLine;
import org.pagewire.simulator.machine.Activity;
import org.pagewire.simulator.machine.Answer;
import org.pagewire.simulator.machine.CallEvent;
import org.pagewire.simulator.machine.CallResult;
import org.pagewire.simulator.machine.CallWatcher;
import org.pagewire.simulator.machine.Direction;
import org.pagewire.simulator.machine.Document;
import org.pagewire.simulator.machine.DocumentException;
import org.pagewire.simulator.machine.Machine;

/**
 * The person at the machine's panel: the commands of the control socket. Handlers come on the control server's threads,
 * look at documents there, and do the rest on the machine's event loop, which owns this object's watchers.
 */
final class PanelControl implements CallWatcher {
    /** What fits the user part of a SIP address without escapes. */
    private static final Pattern DIALLED = Pattern.compile("[0-9A-Za-z+*._@-]{1,64}");

    private final Machine machine;
    private final EventLoop loop;
    private final Set<CallWatcher> watchers = new LinkedHashSet<>();
    private @Nullable FaxLine line;

    PanelControl(Machine machine, EventLoop loop) {
        this.machine = machine;
        this.loop = loop;
    }

    /** Joins the line; on the event loop. */
    void connect(FaxLine to) {
        line = to;
    }

    @Override
    public void happened(int call, Direction direction, CallEvent event) {
        List.copyOf(watchers).forEach(watcher -> watcher.happened(call, direction, event));
    }

    Map<String, ControlHandler> handlers() {
        return Map.of(
                "status", (request, exchange) -> loop.execute(() -> exchange.succeed(status())),
                "load", this::load,
                "dial", this::dial,
                "answer", this::answer,
                "watch", (request, exchange) -> loop.execute(() -> watch(exchange)));
    }

    private ObjectNode status() {
        ObjectNode json = EventJson.object()
                .put("id", machine.id())
                .put("registered", line != null && line.registered())
                .put("answer", EventJson.word(machine.answer()));
        ObjectNode feeder = json.putObject("feeder");
        machine.feeder().ifPresent(document -> feeder(feeder, document));
        json.put("line", machine.activity().map(EventJson::word).orElse("idle"));
        json.put("linesInUse", machine.linesInUse());
        json.set("calls", EventJson.journal(machine.journal()));
        return json;
    }

    private static ObjectNode feeder(ObjectNode json, Document document) {
        return json.put("document", document.file().toString()).put("pages", document.pages());
    }

    private void load(ControlRequest request, ControlExchange exchange) throws ControlException {
        Document document = document(request.required("document"));
        loop.execute(() -> {
            machine.load(document);
            exchange.succeed(feeder(EventJson.object(), document));
        });
    }

    private static Document document(String file) throws ControlException {
        try {
            return Document.load(Path.of(file));
        } catch (DocumentException e) {
            throw new ControlException("document-unreadable", e.sentence());
        }
    }

    private void answer(ControlRequest request, ControlExchange exchange) throws ControlException {
        String wanted = request.required("answer");
        Answer setting;
        try {
            setting = Answer.valueOf(wanted.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ControlException("bad-request", "'" + wanted + "' is not one of on, off, busy.");
        }
        loop.execute(() -> {
            line().answer(setting);
            exchange.succeed(EventJson.object().put("answer", EventJson.word(setting)));
        });
    }

    private FaxLine line() {
        if (line == null) {
            throw new IllegalStateException("the panel is used before the line is there");
        }
        return line;
    }

    private void watch(ControlExchange exchange) {
        CallWatcher watcher = (call, direction, event) -> exchange.event(EventJson.event(call, direction, event));
        watchers.add(watcher);
        exchange.onEnd(() -> loop.execute(() -> watchers.remove(watcher)));
        exchange.event(EventJson.object().put("event", "watching"));
    }

    private void dial(ControlRequest request, ControlExchange exchange) throws ControlException {
        String to = request.required("to");
        if (!DIALLED.matcher(to).matches()) {
            throw new ControlException(
                    "bad-request",
                    "'" + to
                            + "' cannot be dialled: a fax ID has letters, digits and the signs + * . _ @ - and no spaces.");
        }
        Optional<String> file = request.optional("document");
        Document given = file.isPresent() ? document(file.get()) : null;
        loop.execute(() -> dial(to, given, exchange));
    }

    private void dial(String to, @Nullable Document given, ControlExchange exchange) {
        Document document = given == null ? machine.feeder().orElse(null) : given;
        if (document == null) {
            exchange.fail("no-document", "The feeder is empty: load a document, or name one with --document FILE.");
            return;
        }
        if (!line().registered()) {
            exchange.fail(
                    "not-registered",
                    "This machine is not registered with its agent: see that the agent runs, and that the machine's"
                            + " registrar, user and password are right.");
            return;
        }
        OptionalInt call = line().dial(to, document, (number, direction, event) -> {
            exchange.event(EventJson.event(number, direction, event));
            if (event instanceof CallEvent.Ended ended) {
                if (ended.result().outcome() == Outcome.DELIVERED) {
                    machine.unload(document);
                }
                answer(exchange, ended.result());
            }
        });
        if (call.isEmpty()) {
            String what = machine.activity().filter(Activity.IN_CALL::equals).isPresent() ? "in a call" : "in use";
            exchange.fail("line-in-use", "Every line of this machine is " + what + ": wait, or give it more lines.");
            return;
        }
        // whoever dialled and leaves takes the paper along
        exchange.onEnd(() -> loop.execute(() -> line().hangup(call.getAsInt())));
    }

    private static void answer(ControlExchange exchange, CallResult result) {
        ObjectNode json = EventJson.result(result);
        if (result.outcome() == Outcome.DELIVERED) {
            exchange.succeed(json);
        } else {
            exchange.fail(result.code(), result.sentence(), json);
        }
    }
}
