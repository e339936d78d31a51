package org.pagewire.agent.uplink;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The identity of an installed agent: a UUID in its data folder, made at the first start. Connections of one instance
 * belong together at the relay; a login of another instance takes the fax ID over.
 */
public final class InstanceId {
    private static final String FILE = "instance-id";

    private InstanceId() {}

    /**
     * Reads the identity, or makes it.
     *
     * @param data the agent's data folder; exists
     * @throws IOException when the file cannot be read or written, or holds something else
     */
    public static String of(Path data) throws IOException {
        Path file = data.resolve(FILE);
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            return make(data, file);
        }
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds no UUID; remove the file to give this agent a new identity", e);
        }
    }

    private static String make(Path data, Path file) throws IOException {
        String id = UUID.randomUUID().toString();
        Path made = Files.createTempFile(data, FILE, ".new");
        Files.writeString(made, id + "\n", StandardOpenOption.SYNC);
        try {
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return id;
    }
}
