package org.pagewire.program.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Asks a running program on this host. Stateless; one connection per request. */
public final class ControlClient {
    /** Long enough for every command that only looks something up. */
    public static final Duration SHORT = Duration.ofSeconds(10);

    /** No limit between two lines: for commands that follow a call or watch. */
    public static final Duration UNLIMITED = Duration.ZERO;

    private ControlClient() {}

    /**
     * Sends a request and waits for its last line.
     *
     * @param silence longest wait for the next line; {@link #UNLIMITED} waits for ever
     * @param events called with each event line on the calling thread
     * @return the last line, which has {@code "ok": true}, or {@code false} with {@code code} and {@code error}
     * @throws ControlException when nobody listens ({@code not-running}), the program stopped in between
     *     ({@code stopped}) or said nothing in time ({@code silent})
     */
    public static ObjectNode ask(Path socket, ControlRequest request, Duration silence, Consumer<ObjectNode> events)
            throws ControlException {
        Path path = ControlLines.checked(socket);
        if (!Files.exists(path)) {
            throw notRunning(path);
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            try {
                channel.connect(UnixDomainSocketAddress.of(path));
            } catch (IOException e) {
                throw notRunning(path);
            }
            send(channel, request);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return receive(channel, selector, silence, events);
        } catch (IOException e) {
            throw stopped();
        }
    }

    /** {@link #ask} for a command that has no events and answers quickly. */
    public static ObjectNode ask(Path socket, ControlRequest request) throws ControlException {
        return ask(socket, request, SHORT, event -> {});
    }

    private static void send(SocketChannel channel, ControlRequest request) throws IOException {
        ObjectNode line = request.parameters().deepCopy();
        line.put("command", request.command());
        ByteBuffer octets = ByteBuffer.wrap(ControlLines.encode(line));
        while (octets.hasRemaining()) {
            channel.write(octets);
        }
    }

    private static ObjectNode receive(
            SocketChannel channel, Selector selector, Duration silence, Consumer<ObjectNode> events)
            throws IOException, ControlException {
        LineReader reader = new LineReader(ControlLines.MAX_LINE);
        while (true) {
            byte[] line = reader.next(channel);
            if (line != null) {
                ObjectNode object = ControlLines.decode(line, line.length);
                if (object.has("ok")) {
                    return object;
                }
                events.accept(object);
            } else if (reader.ended()) {
                throw stopped();
            } else if (selector.select(silence.toMillis()) == 0) {
                throw new ControlException(
                        "silent", "The program did not answer within " + silence.toSeconds() + " s.");
            } else {
                selector.selectedKeys().clear();
            }
        }
    }

    private static ControlException notRunning(Path socket) {
        return new ControlException(
                "not-running",
                "Nobody listens at " + socket
                        + ": the program is not running with this configuration. Start it first.");
    }

    private static ControlException stopped() {
        return new ControlException("stopped", "The program stopped before it answered.");
    }
}
