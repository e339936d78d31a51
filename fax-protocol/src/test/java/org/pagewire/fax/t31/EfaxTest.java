package org.pagewire.fax.t31;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.fax.t30.Capabilities;
import org.pagewire.fax.t30.Coding;
import org.pagewire.fax.t30.FaxEvent;
import org.pagewire.fax.t30.Outcome;
import org.pagewire.fax.t30.PageGeometry;
import org.pagewire.fax.t30.PageParameters;
import org.pagewire.fax.t30.PageSource;
import org.pagewire.fax.t30.Resolution;
import org.pagewire.fax.t30.TerminalSettings;
import org.pagewire.fax.t38.T38Line;
import org.pagewire.fax.t38.T38Terminal;

/**
 * Debian's efax, a Class 1 program, faxes through the modem with one of our terminals, each way. It runs on the pty that
 * {@code script} makes for it; time runs four times faster for the modem and the terminal. Skipped where either is missing.
 */
@Timeout(120)
class EfaxTest {
    private static final int FASTER = 4;

    private final ClassOneModem modem = new ClassOneModem(Desk.IDENTITY, T38Line.overUdptl());
    private final List<FaxEvent> events = new ArrayList<>();
    private final BlockingQueue<byte[]> fromEfax = new LinkedBlockingQueue<>();
    private final long startNs = System.nanoTime();
    private boolean connected;

    @TempDir
    Path folder;

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static Capabilities capabilities() {
        return new Capabilities(EnumSet.of(Coding.MH), Set.of(Resolution.FINE), 1728, true, false, 14400, 0, false);
    }

    private long nowNs() {
        return (System.nanoTime() - startNs) * FASTER;
    }

    private Process efax(String arguments) throws IOException {
        assumeTrue(isInstalled("efax"), "efax is not installed");
        assumeTrue(isInstalled("script"), "script is not installed");
        Process process = new ProcessBuilder(
                        "script",
                        "-qefc",
                        "efax -d /dev/tty -v ewinchm -o1 " + arguments + " >efax.log 2>&1",
                        "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        Thread reader = new Thread(() -> read(process.getInputStream()), "efax");
        reader.setDaemon(true);
        reader.start();
        return process;
    }

    private void read(InputStream in) {
        try {
            byte[] buffer = new byte[4096];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                fromEfax.add(Arrays.copyOf(buffer, count));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until efax is done; its log. */
    private String run(Process efax, T38Terminal terminal) throws IOException, InterruptedException {
        OutputStream toEfax = efax.getOutputStream();
        while (efax.isAlive() || !fromEfax.isEmpty()) {
            long deadlineNs = Math.min(modem.nextDeadlineNs(), connected ? terminal.nextDeadlineNs() : Long.MAX_VALUE);
            long waitMs = Math.max(0, Math.min(20, (deadlineNs - nowNs()) / FASTER / 1_000_000));
            byte[] octets = modem.wantsDteOctets() ? fromEfax.poll(waitMs, TimeUnit.MILLISECONDS) : null;
            if (octets != null) {
                modem.fromDte(octets, nowNs());
            }
            modem.advance(nowNs());
            if (connected) {
                terminal.advance(nowNs());
            }
            exchange(terminal);
            byte[] said = modem.toDte();
            if (said.length > 0 && efax.isAlive()) {
                toEfax.write(said);
                toEfax.flush();
            }
        }
        return Files.readString(folder.resolve("efax.log"));
    }

    private void exchange(T38Terminal terminal) {
        for (var event = modem.nextEvent(); event.isPresent(); event = modem.nextEvent()) {
            if (event.get() instanceof ModemEvent.HangUp) {
                terminal.lineLost("hung up", nowNs());
            } else {
                connected = true;
                modem.connected(nowNs());
                terminal.start(nowNs());
            }
        }
        for (var packet = modem.nextPacket(); packet.isPresent(); packet = modem.nextPacket()) {
            terminal.receive(packet.get(), nowNs());
        }
        for (var packet = terminal.nextPacket(); packet.isPresent(); packet = terminal.nextPacket()) {
            modem.receive(packet.get(), nowNs());
        }
        for (var event = terminal.nextEvent(); event.isPresent(); event = terminal.nextEvent()) {
            events.add(event.get());
            if (event.get() instanceof FaxEvent.PageReceived page) {
                terminal.pageStored(page.page(), 100, 0, nowNs());
            } else if (event.get() instanceof FaxEvent.Ended) {
                modem.callEnded(nowNs());
            }
        }
    }

    @Test
    void efaxSends() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("page.txt"), "A page of text\n".repeat(40));
        T38Terminal terminal =
                T38Terminal.answering(new TerminalSettings("5550102", capabilities()), T38Line.overUdptl());
        String log = run(efax("-t T5550102 page.txt"), terminal);
        assertThat(terminal.verdict().orElseThrow().outcome()).as(log).isEqualTo(Outcome.DELIVERED);
        assertThat(events.stream().filter(FaxEvent.PageReceived.class::isInstance))
                .hasSize(1);
        assertThat(log).contains("returning 0");
    }

    /** Rows of MH that are all white, and RTC, as a page is coded (T.4 clause 4.1). */
    private static byte[] whitePage(int rows) {
        String eol = "000000000001";
        String white1728 = "010011011" + "00110101";
        String bits = (eol + white1728).repeat(rows) + eol.repeat(6);
        byte[] page = new byte[(bits.length() + 7) / 8];
        for (int i = 0; i < bits.length(); i++) {
            page[i / 8] |= (byte) ((bits.charAt(i) - '0') << 7 - i % 8);
        }
        return page;
    }

    /** A document of one white page. */
    private record WhitePage(int rows) implements PageSource {
        @Override
        public int pages() {
            return 1;
        }

        @Override
        public PageGeometry geometry(int page) {
            return new PageGeometry(1728, Resolution.FINE, rows);
        }

        @Override
        public byte[] coded(int page, PageParameters parameters) {
            return whitePage(rows);
        }
    }

    @Test
    void efaxReceives() throws IOException, InterruptedException {
        T38Terminal terminal = T38Terminal.calling(
                new TerminalSettings("5550101", capabilities()), T38Line.overUdptl(), new WhitePage(1_000));
        Process efax = efax("-r page");
        modem.incomingCall(nowNs());
        String log = run(efax, terminal);
        assertThat(terminal.verdict().orElseThrow().outcome()).as(log).isEqualTo(Outcome.DELIVERED);
        assertThat(log).contains("received 1000 lines, 0 errors").contains("returning 0");
        assertThat(folder.resolve("page.001")).isNotEmptyFile();
    }
}
