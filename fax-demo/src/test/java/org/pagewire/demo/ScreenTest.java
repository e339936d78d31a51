package org.pagewire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void whatHappensStandsInAColumnBesideWhomItHappensTo() {
        Screen screen = screen(false);

        screen.line("relay", "listens");
        screen.line("5550101", "dials 5550102");

        assertThat(text().lines()).containsExactly("  relay     listens", "  5550101   dials 5550102");
    }

    @Test
    void onATerminalTheNextLineStandsBelowTheBar() {
        Screen screen = screen(true);

        screen.progress(1, 3, 50);
        screen.line("5550101", "page 1: confirmed");

        assertThat(text()).contains("page 1 of 3").endsWith("\n  5550101   page 1: confirmed\n");
    }

    private Screen screen(boolean terminal) {
        return new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), terminal);
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
