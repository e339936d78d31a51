package org.pagewire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), false);

    @TempDir
    private Path folder;

    @Test
    void aDeliveredDocumentIsOneJsonObjectWithTheFieldsUsersRelyOn() throws Exception {
        Demo.Outcome outcome = outcome("""
                {"ok":true,"outcome":"delivered","pages":1,"seconds":1.5,"outcomes":[{"page":1,"confirmed":true}]}
                """, Path.of("/tmp/received.tif"));

        assertThat(Report.json(outcome))
                .hasToString(
                        "{\"outcome\":\"delivered\",\"pages\":1,\"seconds\":1.5,\"from\":\"5550101\",\"to\":\"5550102\","
                                + "\"received\":\"/tmp/received.tif\",\"outcomes\":[{\"page\":1,\"confirmed\":true}]}");
    }

    @Test
    void aRefusedCallIsToldWithItsCodeAndSentence() throws Exception {
        Demo.Outcome outcome = outcome("""
                {"ok":false,"outcome":"failed","code":"BUSY","error":"The called machine is busy."}
                """, null);

        assertThat(outcome.delivered()).isFalse();
        assertThat(Report.json(outcome))
                .hasToString(
                        "{\"outcome\":\"failed\",\"pages\":0,\"seconds\":0,\"from\":\"5550101\",\"to\":\"5550102\","
                                + "\"received\":null,\"outcomes\":[],\"code\":\"BUSY\",\"error\":\"The called machine is busy.\"}");
        Report.tell(outcome, screen);
        assertThat(text()).isEqualTo("Not delivered: The called machine is busy.\n");
    }

    @Test
    void pagesConfirmedWithoutAFileAreNotCalledDelivered() throws Exception {
        Demo.Outcome outcome = outcome("{\"ok\":true,\"outcome\":\"delivered\",\"pages\":1}", null);

        assertThat(outcome.delivered()).isFalse();
        assertThat(Report.json(outcome).path("outcome").asText()).isEqualTo("uncertain");
    }

    @Test
    void aFailureShowsItsSentenceAndTheLastTwelveLinesOfTheLog() throws IOException {
        Path log = folder.resolve("relay.log");
        Files.write(log, IntStream.rangeClosed(1, 20).mapToObj(i -> "line " + i).toList());

        Report.tell(new DemoFailure("program-ended", "The relay ended.", log), screen);

        List<String> lines = text().lines().toList();
        assertThat(lines)
                .hasSize(14)
                .startsWith("The demo failed: The relay ended.")
                .endsWith("  line 20");
        assertThat(lines.get(1)).startsWith("Its log is ").endsWith("; the end of it:");
        assertThat(lines.get(2)).isEqualTo("  line 9");
        Path kept = Path.of(
                lines.get(1).substring("Its log is ".length(), lines.get(1).indexOf(';')));
        assertThat(kept).hasSameTextualContentAs(log);
        Files.delete(kept);
    }

    private static Demo.Outcome outcome(String result, @Nullable Path received) throws IOException {
        Office caller = new Office("5550101", "127.0.1", 5060, Path.of("a"), Path.of("m"));
        Office called = new Office("5550102", "127.0.2", 5060, Path.of("b"), Path.of("n"));
        return new Demo.Outcome(new ObjectMapper().readValue(result, ObjectNode.class), received, caller, called);
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
