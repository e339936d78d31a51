package org.pagewire.relay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.program.command.CommandRunner;

/** The commands on registrations, as a user types them, while no relay runs. */
class UserCommandTest {
    @TempDir
    Path folder;

    private Path config;
    private String out;
    private String err;

    @BeforeEach
    void configure() throws Exception {
        config = Files.writeString(folder.resolve("relay.yaml"), "data: data\nlogin: {rounds: 4096}\n");
    }

    @Test
    void aGeneratedPasswordIsPrintedOnce() {
        assertThat(run("", "user", "add", "5550101", "--generate")).isZero();
        assertThat(out).contains("The fax ID 5550101 is registered.");
        assertThat(out).containsPattern("Its password, shown this once: ([a-z2-9]{5}-){4}[a-z2-9]{5}");
        assertThat(run("", "user", "list")).isZero();
        assertThat(out).contains("5550101", "FAX").doesNotContain("SCRAM");
    }

    @Test
    void aPasswordFromStandardInputIsNotPrinted() {
        assertThat(run("s3cret\n", "user", "add", "5550101", "--password-stdin", "--json"))
                .isZero();
        assertThat(out).isEqualToIgnoringNewLines("{\"ok\":true,\"id\":\"5550101\"}");
    }

    @Test
    void severalIdsAreRegisteredAtOnceEachWithItsLineOfStandardInput() {
        assertThat(run("first\nsecond\n", "user", "add", "5550101", "5550102", "--password-stdin"))
                .isZero();
        assertThat(out).contains("The fax ID 5550101 is registered.", "The fax ID 5550102 is registered.");
        assertThat(run("third\n", "user", "add", "5550103", "5550104", "--password-stdin"))
                .isOne();
        assertThat(err).contains("each ID's password is a line of it");
    }

    @Test
    void whatGoesWrongIsASentenceAndExitCodeOne() {
        run("", "user", "add", "5550101", "--generate");
        assertThat(run("", "user", "add", "5550101", "--generate")).isOne();
        assertThat(err).contains("The ID 5550101 is registered already.");
        assertThat(run("", "user", "remove", "5550199")).isOne();
        assertThat(err).contains("The ID 5550199 is not registered.");
        assertThat(run("", "user", "add", "not a number", "--generate")).isOne();
        assertThat(err).contains("cannot be a fax ID");
        assertThat(run("", "user", "add", "5550102", "--password-stdin")).isOne();
        assertThat(err).contains("Standard input was empty");
        assertThat(run("\n", "user", "add", "5550102", "--password-stdin")).isOne();
        assertThat(err).contains("This password cannot be used: a password has 1 to 256 characters.");
        assertThat(run("", "user", "add", "5550102", "--generate", "--type", "no type"))
                .isOne();
        assertThat(err).contains("The type 'no type' cannot be used");
        assertThat(run("", "status")).isOne();
        assertThat(err).contains("is not running with this configuration");
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        assertThat(run("", "user")).isEqualTo(2);
        assertThat(run("", "user", "add")).isEqualTo(2);
        assertThat(run("", "user", "add", "1", "--generate", "--password-stdin"))
                .isEqualTo(2);
        assertThat(run("", "user", "add", "1", "--password", "x")).isEqualTo(2);
        assertThat(run("", "dance")).isEqualTo(2);
    }

    @Test
    void anIdIsRemovedAndItsPasswordChanged() {
        run("", "user", "add", "5550101", "--generate");
        assertThat(run("new one\n", "user", "passwd", "5550101", "--password-stdin"))
                .isZero();
        assertThat(out).contains("The fax ID 5550101 is given a new password.");
        assertThat(run("", "user", "remove", "5550101")).isZero();
        assertThat(run("", "user", "list", "--json")).isZero();
        assertThat(out).isEmpty();
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : List.of("", "status", "user", "user add", "user remove", "user list", "user passwd")) {
            List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
            words.removeIf(String::isEmpty);
            words.add("--help");
            assertThat(run("", words.toArray(String[]::new))).isZero();
            assertThat(out).contains("Usage: pagewire-relay");
        }
    }

    private int run(String input, String... words) {
        InputStream realIn = System.in;
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        ByteArrayOutputStream outOctets = new ByteArrayOutputStream();
        ByteArrayOutputStream errOctets = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of(words));
        if (!arguments.contains("--help")) {
            arguments.addAll(List.of("--config", config.toString()));
        }
        try {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            System.setOut(new PrintStream(outOctets, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errOctets, true, StandardCharsets.UTF_8));
            return CommandRunner.run(new RelayMain(), "relay.yaml", arguments.toArray(String[]::new));
        } finally {
            System.setIn(realIn);
            System.setOut(realOut);
            System.setErr(realErr);
            out = outOctets.toString(StandardCharsets.UTF_8);
            err = errOctets.toString(StandardCharsets.UTF_8);
        }
    }
}
