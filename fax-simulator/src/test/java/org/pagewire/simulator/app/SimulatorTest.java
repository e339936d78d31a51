package org.pagewire.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.tiff.TiffReader;
import org.pagewire.image.tiff.TiffWriter;
import org.pagewire.program.config.ConfigFile;
import org.pagewire.program.control.ControlClient;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlRequest;
import org.pagewire.simulator.config.SimulatorConfig;

/** Whole machines over SIP and UDPTL on loopback, used through their control sockets (R-G3, R-G4). */
@Timeout(60)
final class SimulatorTest {
    private static final String CALLER = "5550101";
    private static final String CALLED = "5550102";

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<Thread> machines = new ArrayList<>();
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private Path folder = Path.of("");
    private final LanExchange exchange;
    private int documents;

    SimulatorTest() throws Exception {
        exchange = new LanExchange(group.next(), Map.of(CALLER, "secret", CALLED, "secret"));
    }

    @BeforeEach
    void shortFolder() throws IOException {
        folder = Files.createTempDirectory(Path.of("/tmp"), "pw");
    }

    @AfterEach
    void stop() throws Exception {
        for (Thread machine : machines) {
            machine.interrupt();
            machine.join();
        }
        exchange.close();
        clients.shutdownNow();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        try (var files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    private void start(String id, String more) throws Exception {
        start(id, more, "at-once");
    }

    private void start(String id, String more, String t38) throws Exception {
        Path home = Files.createDirectories(folder.resolve(id));
        Path file = Files.writeString(home.resolve("simulator.yaml"), """
                id: "%s"
                data: data
                sip: {listen: "127.0.0.1:0", registrar: "127.0.0.1:%d", password: secret, t38: %s}
                %s
                """.formatted(id, exchange.port(), t38, more));
        SimulatorConfig config = ConfigFile.read(file, SimulatorConfig.class);
        Thread thread = new Thread(
                () -> {
                    try {
                        new Simulator(config).run();
                    } catch (ControlException e) {
                        throw new IllegalStateException(e);
                    }
                },
                "machine-" + id);
        thread.start();
        machines.add(thread);
        Awaitility.await()
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .until(() -> Files.exists(socket(id))
                        && status(id).path("registered").asBoolean());
    }

    private Path socket(String id) {
        return folder.resolve(id).resolve("data/control.sock");
    }

    private ObjectNode ask(String id, ControlRequest request) throws ControlException {
        return ControlClient.ask(socket(id), request);
    }

    private ObjectNode status(String id) throws ControlException {
        return ask(id, ControlRequest.of("status"));
    }

    private Path document(int pages) throws IOException {
        Path file = folder.resolve("document-" + documents++ + ".tif");
        try (TiffWriter writer = TiffWriter.open(file)) {
            for (int page = 0; page < pages; page++) {
                writer.append(page(page));
            }
        }
        return file;
    }

    private static Page page(int seed) {
        byte[] bits = new byte[1100 * 216];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (byte) ((i / 216) % 30 < 10 && (i * (31 + seed)) % 7 < 3 ? i * 17 : 0);
        }
        return Page.of(1728, FaxResolution.FINE.resolution(), bits);
    }

    private CompletableFuture<ObjectNode> dial(String to, Path document, BlockingQueue<ObjectNode> events) {
        ControlRequest request = ControlRequest.of("dial").with("to", to).with("document", document.toString());
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return ControlClient.ask(socket(CALLER), request, ControlClient.UNLIMITED, events::add);
                    } catch (ControlException e) {
                        throw new IllegalStateException(e);
                    }
                },
                clients);
    }

    private static List<String> names(BlockingQueue<ObjectNode> events) {
        return events.stream()
                .map(event -> event.path("event").asText())
                .filter(name -> !name.equals("progress"))
                .toList();
    }

    @Test
    void aDocumentIsDialledAndPrinted() throws Exception {
        start(CALLER, "");
        start(CALLED, "");
        BlockingQueue<ObjectNode> seen = new LinkedBlockingQueue<>();
        clients.execute(() -> {
            try {
                ControlClient.ask(socket(CALLED), ControlRequest.of("watch"), ControlClient.UNLIMITED, seen::add);
            } catch (ControlException e) {
                assertThat(e.code()).isEqualTo("stopped");
            }
        });
        assertThat(seen.take().path("event").asText()).isEqualTo("watching");

        BlockingQueue<ObjectNode> events = new LinkedBlockingQueue<>();
        ObjectNode result = dial(CALLED, document(3), events).join();
        assertThat(result.path("ok").asBoolean()).as(result.toString()).isTrue();
        assertThat(result.path("outcome").asText()).isEqualTo("delivered");
        assertThat(result.path("pages").asInt()).isEqualTo(3);
        assertThat(result.path("outcomes")).hasSize(3);
        assertThat(names(events))
                .containsSubsequence(
                        "dialling",
                        "ringing",
                        "answered",
                        "negotiated",
                        "confirmed",
                        "confirmed",
                        "confirmed",
                        "ended");

        ObjectNode event = seen.take();
        Path file = Path.of("");
        while (!event.path("event").asText().equals("ended")) {
            file = event.path("event").asText().equals("stored")
                    ? Path.of(event.path("file").asText())
                    : file;
            event = seen.take();
        }
        assertThat(event.path("outcome").asText()).isEqualTo("delivered");
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isEqualTo(3);
            for (int page = 0; page < 3; page++) {
                assertThat(reader.read(page).samePixels(page(page))).isTrue();
            }
        }
        assertThat(status(CALLER).path("line").asText()).isEqualTo("idle");
        assertThat(status(CALLED).path("calls").get(0).path("from").asText()).isEqualTo(CALLER);
    }

    @Test
    void anAdapterThatBeginsWithAudioGetsToT38() throws Exception {
        start(CALLER, "", "audio-first");
        start(CALLED, "");
        ObjectNode result =
                dial(CALLED, document(1), new LinkedBlockingQueue<>()).join();
        assertThat(result.path("outcome").asText()).as(result.toString()).isEqualTo("delivered");
    }

    @Test
    void aMachineWithThreeLinesHasThreeCalls() throws Exception {
        start(CALLER, "lines: 3");
        start(CALLED, "lines: 3");
        Path document = document(2);
        List<CompletableFuture<ObjectNode>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            calls.add(dial(CALLED, document, new LinkedBlockingQueue<>()));
        }
        for (CompletableFuture<ObjectNode> call : calls) {
            assertThat(call.join().path("outcome").asText()).isEqualTo("delivered");
        }
        try (var files = Files.list(folder.resolve(CALLED).resolve("data/printed"))) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void whatTheFeederHoldsIsSentAndLeavesIt() throws Exception {
        start(CALLER, "");
        start(CALLED, "");
        assertThat(ask(CALLER, ControlRequest.of("dial").with("to", CALLED))
                        .path("code")
                        .asText())
                .isEqualTo("no-document");
        String file = document(1).toString();
        assertThat(ask(CALLER, ControlRequest.of("load").with("document", file))
                        .path("pages")
                        .asInt())
                .isEqualTo(1);
        assertThat(status(CALLER).path("feeder").path("document").asText()).isEqualTo(file);
        ObjectNode result = ControlClient.ask(
                socket(CALLER), ControlRequest.of("dial").with("to", CALLED), ControlClient.UNLIMITED, event -> {});
        assertThat(result.path("outcome").asText()).isEqualTo("delivered");
        assertThat(status(CALLER).path("feeder")).isEmpty();
    }

    @Test
    void failuresComeWithTheirSentence() throws Exception {
        start(CALLER, "");
        start(CALLED, "");
        Path document = document(1);
        ObjectNode unknown =
                dial("5550199", document, new LinkedBlockingQueue<>()).join();
        assertThat(unknown.path("code").asText()).isEqualTo("unknown-id");
        assertThat(unknown.path("error").asText()).isEqualTo("Nobody has the fax ID 5550199.");

        ask(CALLED, ControlRequest.of("answer").with("answer", "busy"));
        ObjectNode busy = dial(CALLED, document, new LinkedBlockingQueue<>()).join();
        assertThat(busy.path("code").asText()).isEqualTo("busy");
        assertThat(busy.path("outcome").asText()).isEqualTo("failed");

        ObjectNode missing =
                ask(CALLER, ControlRequest.of("dial").with("to", CALLED).with("document", "/nowhere/a.tif"));
        assertThat(missing.path("code").asText()).isEqualTo("document-unreadable");
        assertThat(ask(CALLER, ControlRequest.of("dial").with("to", "a b"))
                        .path("code")
                        .asText())
                .isEqualTo("bad-request");
        assertThat(ask(CALLER, ControlRequest.of("answer").with("answer", "perhaps"))
                        .path("code")
                        .asText())
                .isEqualTo("bad-request");
    }

    @Test
    void aCallThatRingsIsAnsweredWhenThePanelIsTurnedOn() throws Exception {
        start(CALLER, "");
        start(CALLED, "");
        ask(CALLED, ControlRequest.of("answer").with("answer", "off"));
        BlockingQueue<ObjectNode> events = new LinkedBlockingQueue<>();
        CompletableFuture<ObjectNode> result = dial(CALLED, document(1), events);
        while (!events.take().path("event").asText().equals("ringing")) {
            assertThat(result).isNotDone();
        }
        assertThat(status(CALLED).path("line").asText()).isEqualTo("ringing");
        assertThat(dial(CALLED, document(1), new LinkedBlockingQueue<>())
                        .join()
                        .path("code")
                        .asText())
                .isEqualTo("line-in-use");
        ask(CALLED, ControlRequest.of("answer").with("answer", "on"));
        assertThat(result.join().path("outcome").asText()).isEqualTo("delivered");
    }

    @Test
    void aMachineThatIsSwitchedOffInACallTellsTheOther() throws Exception {
        start(CALLER, "");
        start(CALLED, "");
        ask(CALLED, ControlRequest.of("answer").with("answer", "off"));
        BlockingQueue<ObjectNode> events = new LinkedBlockingQueue<>();
        CompletableFuture<ObjectNode> result = dial(CALLED, document(1), events);
        while (!events.take().path("event").asText().equals("ringing")) {
            assertThat(result).isNotDone();
        }
        Thread called = machines.remove(1);
        called.interrupt();
        called.join();
        assertThat(result.get(5, TimeUnit.SECONDS).path("ok").asBoolean()).isFalse();
        assertThat(result.join().path("error").asText()).isNotEmpty();
    }
}
