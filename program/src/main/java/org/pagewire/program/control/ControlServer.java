package org.pagewire.program.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on a Unix domain socket for the program's own commands. Only the user who runs the program, and root, may use
 * it: the socket has mode 600 and the peer's credentials are checked. A file {@code control.lock} beside it is locked
 * for as long as the program lives, so that a socket left by a killed process is replaced and that of a living one is
 * not. At most {@value #MAX_CONNECTIONS} connections, one request on each. Thread-safe.
 */
public final class ControlServer implements AutoCloseable {
    static final int MAX_CONNECTIONS = 32;

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    private final Path socket;
    private final FileChannel lockFile;
    private final ServerSocketChannel listener;
    private final Map<String, ControlHandler> handlers;
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
    private final String owner;

    private ControlServer(
            Path socket, FileChannel lockFile, ServerSocketChannel listener, Map<String, ControlHandler> handlers)
            throws IOException {
        this.socket = socket;
        this.lockFile = lockFile;
        this.listener = listener;
        this.handlers = Map.copyOf(handlers);
        this.owner = Files.getOwner(socket).getName();
    }

    /**
     * Opens the socket and answers from now on; makes the socket's folder, owner-only, if it is missing.
     *
     * @param handlers by the name of the command
     * @throws ControlException when the path is too long or another process uses it
     * @throws IOException when the folder or the socket cannot be made
     */
    public static ControlServer open(Path socket, Map<String, ControlHandler> handlers)
            throws ControlException, IOException {
        Path path = ControlLines.checked(socket);
        Path folder = path.resolveSibling(".");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder.normalize(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        FileChannel lockFile = lock(path);
        try {
            Files.deleteIfExists(path);
            ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listener.bind(UnixDomainSocketAddress.of(path), MAX_CONNECTIONS);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            ControlServer server = new ControlServer(path, lockFile, listener, handlers);
            daemon("control", server::accept);
            return server;
        } catch (IOException e) {
            lockFile.close();
            throw e;
        }
    }

    private static FileChannel lock(Path socket) throws ControlException, IOException {
        FileChannel file = FileChannel.open(
                socket.resolveSibling("control.lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        @Nullable FileLock held;
        try {
            held = file.tryLock();
        } catch (OverlappingFileLockException e) {
            held = null; // held by this very process
        }
        if (held == null) {
            file.close();
            throw new ControlException(
                    "already-running",
                    "Another process is running with the data folder " + socket.getParent()
                            + ": stop it first, or give this one a data folder of its own.");
        }
        return file;
    }

    /** Where clients find it. */
    public Path socket() {
        return socket;
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                SocketChannel client = listener.accept();
                if (connections.size() >= MAX_CONNECTIONS || !trusted(client)) {
                    client.close();
                } else {
                    connections.add(client);
                    if (!listener.isOpen()) {
                        close(client); // close() may not have seen it
                    }
                    daemon("control-reader", () -> serve(client));
                }
            } catch (IOException e) {
                if (listener.isOpen()) {
                    LOG.warn("Accepting a control connection failed: {}", e.toString());
                }
            }
        }
    }

    /** Closes the moment between bind and the change of mode, and does not lean on modes that a file system ignores. */
    private boolean trusted(SocketChannel client) throws IOException {
        String user = client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
        return user.equals(owner) || user.equals("root");
    }

    private void serve(SocketChannel client) {
        ControlExchange exchange = new ControlExchange(() -> close(client));
        daemon("control-writer", () -> write(client, exchange));
        try {
            LineReader reader = new LineReader(ControlLines.MAX_LINE);
            byte[] line = reader.next(client);
            if (line != null) {
                answer(line, exchange);
                ByteBuffer ignored = ByteBuffer.allocate(512);
                while (client.read(ignored.clear()) >= 0) {
                    // one request per connection: nothing else is expected before the end
                }
            }
        } catch (ControlException e) {
            exchange.fail(e.code(), e.sentence());
        } catch (IOException e) {
            LOG.debug("A control client left: {}", e.toString());
        } finally {
            exchange.clientGone();
        }
    }

    private void answer(byte[] line, ControlExchange exchange) {
        try {
            ObjectNode fields = ControlLines.decode(line, line.length);
            String command = fields.path("command").asText();
            fields.remove("command");
            ControlHandler handler = handlers.get(command);
            if (handler == null) {
                throw new ControlException("unknown-command", "There is no command '" + command + "'.");
            }
            handler.handle(new ControlRequest(command, fields), exchange);
        } catch (ControlException e) {
            exchange.fail(e.code(), e.sentence());
        } catch (RuntimeException e) {
            // a defect in a handler must neither end the program nor leave the client waiting
            LOG.error("A control command failed", e);
            exchange.fail("defect", "The command failed because of a defect; the program's log says more.");
        }
    }

    private void write(SocketChannel client, ControlExchange exchange) {
        try {
            for (var line = exchange.take(); line.isPresent(); line = exchange.take()) {
                ByteBuffer octets = ByteBuffer.wrap(ControlLines.encode(line.get()));
                while (octets.hasRemaining()) {
                    client.write(octets);
                }
            }
        } catch (IOException e) {
            LOG.debug("A control client left: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.clientGone();
            close(client);
        }
    }

    private void close(SocketChannel client) {
        connections.remove(client);
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("Closing a control connection: {}", e.toString());
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops listening, drops the clients and removes the socket. */
    @Override
    public void close() throws IOException {
        listener.close();
        connections.forEach(this::close);
        Files.deleteIfExists(socket);
        lockFile.close();
    }
}
