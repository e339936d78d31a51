package org.pagewire.simulator.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.pagewire.fax.t30.Outcome;
import org.pagewire.fax.t30.PageOutcome;
import org.pagewire.fax.t30.PageParameters;
import org.pagewire.simulator.machine.CallEvent;
import org.pagewire.simulator.machine.CallResult;
import org.pagewire.simulator.machine.Direction;

/** How calls look on the control socket; {@code docs/simulator.md} lists the fields. */
final class EventJson {
    private EventJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** {@code AT_ONCE} is {@code at-once}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ObjectNode event(int call, Direction direction, CallEvent event) {
        ObjectNode json = fields(event);
        return json.put("call", call).put("direction", word(direction));
    }

    private static ObjectNode fields(CallEvent event) {
        if (event instanceof CallEvent.Dialling dialling) {
            return named("dialling").put("to", dialling.to());
        } else if (event instanceof CallEvent.Ringing ringing) {
            return named("ringing").put("from", ringing.from());
        } else if (event instanceof CallEvent.Answered) {
            return named("answered");
        } else if (event instanceof CallEvent.Negotiated negotiated) {
            ObjectNode json = named("negotiated").put("page", negotiated.page());
            return parameters(json, negotiated.parameters()).put("remoteId", negotiated.remoteId());
        } else if (event instanceof CallEvent.Progress progress) {
            return named("progress")
                    .put("page", progress.page())
                    .put("pages", progress.pages())
                    .put("percent", progress.percent());
        } else if (event instanceof CallEvent.Stored stored) {
            return named("stored")
                    .put("page", stored.page())
                    .put("rows", stored.rows())
                    .put("badRows", stored.badRows())
                    .put("file", stored.file().toString());
        } else if (event instanceof CallEvent.Confirmed confirmed) {
            PageOutcome page = confirmed.outcome();
            return named("confirmed")
                    .put("page", page.page())
                    .put("rows", page.rows())
                    .put("badRows", page.badRows())
                    .put("resentBlocks", page.resentFrames());
        }
        CallResult result = ((CallEvent.Ended) event).result();
        return named("ended")
                .put("outcome", word(result.outcome()))
                .put("code", result.code())
                .put("sentence", result.sentence());
    }

    private static ObjectNode named(String event) {
        return object().put("event", event);
    }

    private static ObjectNode parameters(ObjectNode json, PageParameters parameters) {
        return json.put("resolution", word(parameters.resolution()))
                .put("coding", parameters.coding().name())
                .put("width", parameters.widthPels())
                .put("ecm", parameters.ecm())
                .put("rate", parameters.rate().bitsPerSecond());
    }

    /** A result as {@code dial} answers it; without {@code ok}. */
    static ObjectNode result(CallResult result) {
        ObjectNode json = object().put("outcome", word(result.outcome())).put("code", result.code());
        if (result.outcome() != Outcome.DELIVERED) {
            json.put("error", result.sentence());
        }
        json.put("pages", result.confirmedPages())
                .put("seconds", result.duration().toMillis() / 1000.0)
                .put("from", result.from())
                .put("to", result.to());
        ArrayNode pages = json.putArray("outcomes");
        for (PageOutcome page : result.pages()) {
            parameters(pages.addObject().put("page", page.page()), page.parameters())
                    .put("rows", page.rows())
                    .put("badRows", page.badRows())
                    .put("resentBlocks", page.resentFrames())
                    .put("confirmed", page.confirmed());
        }
        return json;
    }

    /** The journal as {@code status} shows it. */
    static ArrayNode journal(List<CallResult> journal) {
        ArrayNode calls = JsonNodeFactory.instance.arrayNode();
        for (CallResult call : journal) {
            calls.addObject()
                    .put("call", call.call())
                    .put("direction", word(call.direction()))
                    .put("from", call.from())
                    .put("to", call.to())
                    .put("outcome", word(call.outcome()))
                    .put("code", call.code())
                    .put("sentence", call.sentence())
                    .put("pages", call.confirmedPages())
                    .put("seconds", call.duration().toMillis() / 1000.0);
        }
        return calls;
    }
}
