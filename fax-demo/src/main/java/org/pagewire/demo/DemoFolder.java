package org.pagewire.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;

/** The demo's temporary folder, readable by its user alone, and the configuration files in it. One thread. */
final class DemoFolder {
    /** A control socket's path has a limit of about a hundred octets; the deepest one below is 32 long. */
    private static final int LONGEST = 60;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path root;

    private DemoFolder(Path root) {
        this.root = root;
    }

    /** Makes a folder in the system's temporary folder, or in {@code /tmp} where that one's name is too long. */
    static DemoFolder create() throws IOException {
        Path folder = Files.createTempDirectory("pagewire-demo-").toRealPath();
        if (folder.toString().length() > LONGEST) {
            Files.delete(folder);
            folder = Files.createTempDirectory(Path.of("/tmp"), "pagewire-demo-");
        }
        return new DemoFolder(folder);
    }

    Path root() {
        return root;
    }

    Path relayConfig() {
        return root.resolve("relay/relay.yaml");
    }

    Path relayData() {
        return root.resolve("relay/data");
    }

    Path relayLog() {
        return root.resolve("relay/relay.log");
    }

    /** Writes the relay's configuration: any free port on loopback. */
    void writeRelay() throws IOException {
        Files.createDirectories(root.resolve("relay"));
        write(relayConfig(), """
                name: demo
                listen: 127.0.0.1:0
                data: data
                """);
    }

    /** Chooses an office's folders and a free port for its agent. */
    Office office(String id, String lan) throws IOException {
        Path agent = Files.createDirectories(root.resolve("agent-" + id));
        Path machine = Files.createDirectories(root.resolve("machine-" + id));
        return new Office(id, lan, freePort(lan + ".1"), agent, machine);
    }

    /** Writes the configuration of an office's agent, which needs the relay's port and certificate. */
    void writeAgent(Office office, int relayPort, String password, String machinePassword) throws IOException {
        write(office.agentConfig(), """
                data: data
                relay:
                  address: 127.0.0.1:%d
                  trust: %s
                sip:
                  listen: %s.1:%d
                lines:
                  - id: "%s"
                    password: "%s"
                    machine:
                      password: "%s"
                """.formatted(
                        relayPort,
                        relayData().resolve("tls/certificate.pem"),
                        office.lan(),
                        office.sipPort(),
                        office.id(),
                        password,
                        machinePassword));
    }

    /** Writes the configuration of an office's simulated machine. */
    void writeMachine(Office office, String machinePassword) throws IOException {
        write(office.machineConfig(), """
                data: data
                id: "%s"
                sip:
                  listen: %s.2:0
                  registrar: %s.1:%d
                  user: "%s"
                  password: "%s"
                """.formatted(
                        office.id(), office.lan(), office.lan(), office.sipPort(), office.id(), machinePassword));
    }

    /** Lays the document of three pages into the folder. */
    Path sample() throws IOException {
        Path document = root.resolve("three-pages.tif");
        try (InputStream in = Objects.requireNonNull(
                DemoFolder.class.getResourceAsStream("three-pages.tif"), "the sample is part of the program")) {
            Files.copy(in, document);
        }
        return document;
    }

    /** A password nobody has to type: 128 random bits. */
    static String password() {
        byte[] octets = new byte[16];
        RANDOM.nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    /** Removes the folder and all in it, if it is there. */
    void remove() throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void write(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    private static int freePort(String address) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 0))) {
            return socket.getLocalPort();
        }
    }
}
