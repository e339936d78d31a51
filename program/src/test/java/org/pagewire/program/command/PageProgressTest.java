package org.pagewire.program.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PageProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void withoutATerminalEachQuarterIsALine() {
        try (PageProgress progress = new PageProgress(out, false)) {
            for (int percent = 0; percent <= 100; percent++) {
                progress.show(1, 2, percent);
            }
            progress.show(2, 2, 60);
            progress.show(2, 2, 10);
            progress.show(2, 2, 30);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "  page 1 of 2: 25 %",
                        "  page 1 of 2: 50 %",
                        "  page 1 of 2: 75 %",
                        "  page 1 of 2: 100 %",
                        "  page 2 of 2: 60 %",
                        "  page 2 of 2: 30 %");
    }

    @Test
    void onATerminalEachPageHasABar() {
        try (PageProgress progress = new PageProgress(out, true)) {
            progress.show(1, 2, 40);
            progress.show(1, 2, 100);
            progress.show(2, 2, 10);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .containsSubsequence("page 1 of 2 [====", "]  40 %\r", "] 100 %\n", "page 2 of 2", "]  10 %\n");
    }

    @Test
    void aDocumentHasOneBarWhichGoesAwayWithoutATrace() {
        try (PageProgress progress = new PageProgress(out, true)) {
            progress.document(0, 400);
            progress.document(100, 400);
            progress.erase();
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "\r  page 1 of 400 [  ", "]   0 %\r  page 101 of 400 [==========  ", "  25 %\r\u001b[K")
                .endsWith("\r\u001b[K");
    }

    @Test
    void aDocumentIsNoOutputWithoutATerminal() {
        try (PageProgress progress = new PageProgress(out, false)) {
            progress.document(0, 400);
            progress.erase();
        }
        assertThat(bytes.size()).isZero();
    }
}
