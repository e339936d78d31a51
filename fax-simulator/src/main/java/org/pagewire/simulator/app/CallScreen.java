package org.pagewire.simulator.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import org.pagewire.program.command.PageProgress;

/** Shows the events of calls on the command line, as text or as JSON. One thread. */
final class CallScreen implements AutoCloseable {
    private final PrintStream out;
    private final boolean json;
    private final boolean ends;
    private final PageProgress progress;

    /**
     * @param json whether to print the events as they are
     * @param ends whether to show how calls end; a command that prints the result itself does not
     */
    CallScreen(boolean json, boolean ends) {
        this.ends = ends;
        this.out = System.out;
        this.json = json;
        this.progress = new PageProgress(out, PageProgress.isTerminal());
    }

    void show(ObjectNode event) {
        if (json) {
            out.println(event);
            return;
        }
        if (event.path("event").asText().equals("progress")) {
            int percent = event.path("percent").asInt();
            if (event.path("pages").asInt() > 0) {
                progress.show(event.path("page").asInt(), event.path("pages").asInt(), percent);
            }
            return;
        }
        String line = line(event);
        if (!line.isEmpty() && (ends || !event.path("event").asText().equals("ended"))) {
            progress.close();
            out.println(line.replaceAll("\\p{Cntrl}", "?"));
        }
    }

    private static String line(JsonNode event) {
        String page = "page " + event.path("page").asInt();
        return switch (event.path("event").asText()) {
            case "dialling" -> "dialling " + event.path("to").asText();
            case "ringing" ->
                (event.path("direction").asText().equals("received") ? "called by " : "ringing at ")
                        + event.path("from").asText();
            case "answered" -> "connected";
            case "negotiated" ->
                page + ": " + event.path("resolution").asText() + ", "
                        + event.path("width").asInt() + " wide, "
                        + event.path("coding").asText()
                        + (event.path("ecm").asBoolean() ? " with error correction" : "") + ", "
                        + event.path("rate").asInt() + " bit/s, other machine \""
                        + event.path("remoteId").asText() + "\"";
            case "stored" -> page + ": printed to " + event.path("file").asText() + rows(event);
            case "confirmed" -> page + ": confirmed" + rows(event);
            case "ended" ->
                event.path("outcome").asText() + ": " + event.path("sentence").asText();
            case "watching" -> "watching; end with Ctrl-C";
            default -> "";
        };
    }

    private static String rows(JsonNode event) {
        int bad = event.path("badRows").asInt();
        return ", " + event.path("rows").asInt() + " rows" + (bad > 0 ? ", " + bad + " of them bad" : "");
    }

    @Override
    public void close() {
        progress.close();
    }
}
