package org.pagewire.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** What came of the demo, for a person and as one JSON object. */
final class Report {
    private static final int LOG_LINES = 12;

    private Report() {}

    /** The outcome in a sentence or two. */
    static void tell(Demo.Outcome outcome, Screen screen) {
        ObjectNode result = outcome.result();
        if (outcome.delivered()) {
            screen.headline(String.format(
                    Locale.ROOT,
                    "Delivered: %d page(s) in %.1f s.",
                    result.path("pages").asInt(),
                    result.path("seconds").asDouble()));
        } else {
            screen.headline("Not delivered: " + sentence(outcome));
        }
        if (outcome.received() != null) {
            screen.headline("Received: " + outcome.received());
        }
    }

    /** The reason for a failure, and the end of the log of the program that failed. */
    static void tell(DemoFailure failure, Screen screen) {
        screen.headline("The demo failed: " + failure.sentence());
        Path log = failure.log();
        if (log == null) {
            return;
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            // the demo's folder goes, its log is wanted
            Path kept = Files.createTempFile("pagewire-", "-" + log.getFileName());
            Files.copy(log, kept, StandardCopyOption.REPLACE_EXISTING);
            screen.headline("Its log is " + kept + "; the end of it:");
        } catch (IOException e) {
            screen.headline("Its log, " + log + ", cannot be kept: " + e.getMessage());
            return;
        }
        lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size())
                .forEach(line -> screen.headline("  " + line));
    }

    static ObjectNode json(Demo.Outcome outcome) {
        ObjectNode result = outcome.result();
        String told = result.path("outcome").asText("failed");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("outcome", told.equals("delivered") && !outcome.delivered() ? "uncertain" : told);
        json.set("pages", result.path("pages").isMissingNode() ? json.numberNode(0) : result.get("pages"));
        json.set("seconds", result.path("seconds").isMissingNode() ? json.numberNode(0) : result.get("seconds"));
        json.put("from", outcome.caller().id());
        json.put("to", outcome.called().id());
        json.put(
                "received",
                outcome.received() == null ? null : outcome.received().toString());
        json.set("outcomes", result.path("outcomes").isMissingNode() ? json.arrayNode() : result.get("outcomes"));
        if (!outcome.delivered()) {
            json.put("code", result.path("code").asText("no-file"));
            json.put("error", sentence(outcome));
        }
        return json;
    }

    static ObjectNode json(DemoFailure failure) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("outcome", "failed")
                .put("code", failure.code())
                .put("error", failure.sentence());
    }

    private static String sentence(Demo.Outcome outcome) {
        return outcome.result()
                .path("error")
                .asText("The called machine confirmed the pages, but did not say where it keeps them.");
    }
}
