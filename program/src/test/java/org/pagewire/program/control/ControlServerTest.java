package org.pagewire.program.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ControlServerTest {
    private Path folder = Path.of("/");
    private Path socket = folder;

    @BeforeEach
    void shortFolder() throws IOException {
        folder = Files.createTempDirectory(Path.of("/tmp"), "pw");
        socket = folder.resolve("d/control.sock");
    }

    @AfterEach
    void clean() throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private ControlServer serve(ControlHandler handler) throws Exception {
        return ControlServer.open(socket, Map.of("do", handler));
    }

    @Test
    void eventsComeInOrderBeforeTheResult() throws Exception {
        try (ControlServer server = serve((request, exchange) -> {
            for (int i = 0; i < 100; i++) {
                exchange.event(object().put("event", "n").put("i", i));
            }
            exchange.succeed(object().put("echo", request.required("word")));
        })) {
            List<Integer> seen = new ArrayList<>();
            ObjectNode result = ControlClient.ask(
                    server.socket(),
                    ControlRequest.of("do").with("word", "größer"),
                    ControlClient.SHORT,
                    event -> seen.add(event.get("i").asInt()));
            assertThat(seen).hasSize(100).isSorted();
            assertThat(result).hasToString("{\"ok\":true,\"echo\":\"größer\"}");
        }
    }

    @Test
    void refusalsHaveCodeAndSentence() throws Exception {
        try (ControlServer server = serve((request, exchange) -> {
            request.required("word");
        })) {
            assertThat(ControlClient.ask(server.socket(), ControlRequest.of("do")))
                    .hasToString("{\"ok\":false,\"code\":\"bad-request\",\"error\":"
                            + "\"The command 'do' needs the parameter 'word'.\"}");
            assertThat(ControlClient.ask(server.socket(), ControlRequest.of("dance"))
                            .get("code")
                            .asText())
                    .isEqualTo("unknown-command");
        }
    }

    @Test
    void aDefectInAHandlerIsAnswered() throws Exception {
        try (ControlServer server = serve((request, exchange) -> {
            throw new IllegalStateException("made for the test");
        })) {
            assertThat(ControlClient.ask(server.socket(), ControlRequest.of("do"))
                            .get("code")
                            .asText())
                    .isEqualTo("defect");
        }
    }

    @Test
    void theHandlerNoticesThatTheClientLeft() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        try (ControlServer server = serve((request, exchange) -> exchange.onEnd(left::countDown))) {
            try (SocketChannel client = connect(server.socket())) {
                client.write(ByteBuffer.wrap("{\"command\":\"do\"}\n".getBytes(StandardCharsets.UTF_8)));
            }
            assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aClientThatDoesNotReadIsDropped() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        ObjectNode event = object().put("event", "x".repeat(1000));
        try (ControlServer server = serve((request, exchange) -> {
                    exchange.onEnd(left::countDown);
                    for (int i = 0; i < 2 * ControlExchange.MAX_QUEUED; i++) {
                        exchange.event(event);
                    }
                });
                SocketChannel client = connect(server.socket())) {
            client.write(ByteBuffer.wrap("{\"command\":\"do\"}\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aLineThatIsTooLongIsRefusedAndOneAtTheLimitIsNot() throws Exception {
        try (ControlServer server = serve((request, exchange) -> exchange.succeed(object()))) {
            String start = "{\"command\":\"do\",\"x\":\"";
            String most = start + "x".repeat(ControlLines.MAX_LINE - start.length() - 2) + "\"}";
            assertThat(raw(server.socket(), most + "\n")).isEqualTo("{\"ok\":true}\n");
            assertThat(raw(server.socket(), most + "x\n")).contains("line-too-long");
        }
    }

    @Test
    void whatIsNotAJsonObjectIsRefused() throws Exception {
        try (ControlServer server = serve((request, exchange) -> exchange.succeed(object()))) {
            assertThat(raw(server.socket(), "hello\n")).contains("bad-request", "not JSON");
            assertThat(raw(server.socket(), "[]\n")).contains("not a JSON object");
        }
    }

    @Test
    void onlyTheOwnerMayUseIt() throws Exception {
        try (ControlServer server = serve((request, exchange) -> {})) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.socket())))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("d"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aSocketLeftByAKilledProcessIsReplaced() throws Exception {
        Files.createDirectories(folder.resolve("d"));
        ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        left.bind(UnixDomainSocketAddress.of(socket));
        left.close();
        assertThat(socket).exists();
        try (ControlServer server = serve((request, exchange) -> exchange.succeed(object()))) {
            assertThat(ControlClient.ask(server.socket(), ControlRequest.of("do"))
                            .get("ok")
                            .asBoolean())
                    .isTrue();
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void theFolderOfALivingProcessIsRefused() throws Exception {
        try (ControlServer server = serve((request, exchange) -> {})) {
            assertThat(catchThrowableOfType(ControlException.class, () -> serve((request, exchange) -> {}))
                            .code())
                    .isEqualTo("already-running");
            assertThat(server.socket()).exists();
        }
    }

    @Test
    void aPathTooLongForASocketIsRefused() {
        socket = Path.of("/tmp/" + "x".repeat(ControlLines.MAX_SOCKET_PATH - 5));
        assertThat(ControlLines.MAX_SOCKET_PATH).isEqualTo(socket.toString().length());
        assertThatThrownBy(() -> ControlClient.ask(socket, ControlRequest.of("do")))
                .hasMessageContaining("Nobody listens at");
        socket = Path.of(socket + "x");
        assertThatThrownBy(() -> ControlClient.ask(socket, ControlRequest.of("do")))
                .hasMessageContaining("choose a shorter data folder");
        assertThatThrownBy(() -> serve((request, exchange) -> {})).hasMessageContaining("has 101 octets");
    }

    @Test
    void aProgramThatIsSilentOrStopsIsTold() throws Exception {
        ControlServer server = serve((request, exchange) -> {});
        assertThatThrownBy(() -> ControlClient.ask(socket, ControlRequest.of("do"), Duration.ofMillis(50), event -> {}))
                .hasMessageContaining("did not answer within");
        try (SocketChannel client = connect(socket)) {
            server.close();
            assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
        assertThatThrownBy(() -> ControlClient.ask(socket, ControlRequest.of("do")))
                .hasMessageContaining("not running");
    }

    @Test
    void connectionsBeyondTheLimitAreClosed() throws Exception {
        List<SocketChannel> clients = new ArrayList<>();
        try (ControlServer server = serve((request, exchange) -> {})) {
            for (int i = 0; i <= ControlServer.MAX_CONNECTIONS; i++) {
                clients.add(connect(server.socket()));
            }
            SocketChannel last = clients.get(ControlServer.MAX_CONNECTIONS);
            assertThat(last.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        } finally {
            for (SocketChannel client : clients) {
                client.close();
            }
        }
    }

    private static SocketChannel connect(Path socket) throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    private static String raw(Path socket, String text) throws IOException {
        try (SocketChannel client = connect(socket)) {
            ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (octets.hasRemaining()) {
                client.write(octets);
            }
            ByteBuffer answer = ByteBuffer.allocate(4096);
            while (client.read(answer) >= 0) {
                // until the server closes
            }
            return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
        }
    }
}
