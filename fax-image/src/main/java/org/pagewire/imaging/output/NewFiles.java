package org.pagewire.imaging.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that appear under their names all at once, when {@link #publish} is called; before that they lie beside under names
 * of their own, which {@link #discard} removes. A file that was there before is untouched until then. Any thread may discard.
 */
public final class NewFiles {
    private static final int MOST_LEFT_OVER = 100;

    private final boolean overwrite;
    private final Map<Path, Path> temporaries = new LinkedHashMap<>();
    private boolean over;

    /** A device, pipe or socket, which is never replaced by a file. */
    public static final class NotAFile extends FileSystemException {
        private static final long serialVersionUID = 1;

        NotAFile(Path target) {
            super(target.toString(), null, "it is a device or a pipe, which no file takes the place of");
        }
    }

    /**
     * Opens a file for writing.
     *
     * @param <T> what writes it
     */
    @FunctionalInterface
    public interface Opener<T> {
        /** Opens it. */
        T open(Path file) throws IOException;
    }

    /**
     * @param overwrite whether files that are there may be replaced
     */
    public NewFiles(boolean overwrite) {
        this.overwrite = overwrite;
    }

    /**
     * Opens the file that is to become {@code target}. {@link #discard} waits until it is open: opened after it was removed, it would be
     * made anew, and stay.
     *
     * @throws FileAlreadyExistsException if it is there and must stay
     * @throws NotAFile if it is there and is no file
     * @throws IOException if nothing can be written beside it
     */
    public synchronized <T> T start(Path target, Opener<T> opener) throws IOException {
        if (over) {
            throw new IOException("it was stopped");
        }
        check(target);
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder), null, "there is no such folder");
        }
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString(), null, "nothing may be written there");
        }
        Path temporary = create(
                folder,
                "." + target.getFileName() + "." + ProcessHandle.current().pid());
        temporaries.put(target, temporary);
        return opener.open(temporary);
    }

    /** A file with the access rights of any other that its user makes; one that a killed process left is passed over. */
    private static Path create(Path folder, String name) throws IOException {
        for (int i = 1; ; i++) {
            try {
                return Files.createFile(folder.resolve(name + (i == 1 ? "" : "-" + i) + ".part"));
            } catch (FileAlreadyExistsException e) {
                if (i == MOST_LEFT_OVER) {
                    throw e;
                }
            }
        }
    }

    private void check(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new FileAlreadyExistsException(target.toString(), null, "it is a folder");
        }
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isRegularFile(target)) {
            // Renamed over, /dev/null would be a file from then on, for all programs of the host.
            throw new NotAFile(target);
        }
        if (!overwrite) {
            throw new FileAlreadyExistsException(target.toString(), null, "it is there already");
        }
    }

    /** The files in the order they were started. */
    public synchronized List<Path> targets() {
        return List.copyOf(temporaries.keySet());
    }

    /** Gives all files their names, with what was written forced to disk. */
    public synchronized void publish() throws IOException {
        for (Path target : temporaries.keySet()) {
            check(target);
        }
        for (Map.Entry<Path, Path> each : temporaries.entrySet()) {
            Path temporary = each.getValue();
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, each.getKey(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        over = true;
    }

    /** Removes what was not published; harmless when all was. */
    public synchronized void discard() {
        if (!over) {
            over = true;
            for (Path temporary : temporaries.values()) {
                try {
                    Files.deleteIfExists(temporary);
                } catch (IOException e) {
                    // the others can still go
                }
            }
        }
    }
}
