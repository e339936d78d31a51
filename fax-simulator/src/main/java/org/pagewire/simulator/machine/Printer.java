package org.pagewire.simulator.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;

/** The output tray: a folder with one TIFF file per received call. Thread-safe. */
public final class Printer {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 20;

    private final Path folder;
    private final Set<Path> taken = new HashSet<>();

    /** Prints into this folder, which is made with the first page if it is missing. */
    public Printer(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts the paper of one call; no file appears before its first page.
     *
     * @param when the call began
     * @param from what the caller is known as; anything a peer may send
     * @param call number of the call
     */
    public PrintJob begin(Instant when, String from, int call) {
        String name = STAMP.format(when) + "-" + safe(from) + "-" + call;
        return new PrintJob(free(name));
    }

    private synchronized Path free(String name) {
        Path file = folder.resolve(name + ".tif");
        for (int copy = 2; taken.contains(file) || Files.exists(file); copy++) {
            file = folder.resolve(name + "-" + copy + ".tif");
        }
        taken.add(file);
        return file;
    }

    /** What is safe in a file's name of what a peer calls itself: letters, digits and '+', other things as '_'. */
    static String safe(String from) {
        StringBuilder name = new StringBuilder();
        for (char c : from.strip().toCharArray()) {
            boolean plain = c == '+' || (c < 128 && Character.isLetterOrDigit(c));
            name.append(plain ? c : '_');
            if (name.length() == LONGEST_NAME) {
                break;
            }
        }
        return name.length() == 0 ? "unknown" : name.toString();
    }

    /** Makes the folder, so that a tray that cannot be used is known at start. */
    public void open() throws IOException {
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new IOException("The printer's folder " + folder + " cannot be written to.");
        }
    }

    /** Where it prints. */
    public Path folder() {
        return folder;
    }
}
