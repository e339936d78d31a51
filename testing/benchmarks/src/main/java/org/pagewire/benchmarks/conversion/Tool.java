package org.pagewire.benchmarks.conversion;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A program of the host that results are held against. */
enum Tool {
    GHOSTSCRIPT("gs", "ghostscript"),
    TESSERACT("tesseract", "tesseract-ocr");

    private static final long LONGEST_SECONDS = 120;

    private final String command;
    private final String debianPackage;

    Tool(String command, String debianPackage) {
        this.command = command;
        this.debianPackage = debianPackage;
    }

    boolean isInstalled() {
        for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(place, command))) {
                return true;
            }
        }
        return false;
    }

    String absence() {
        return command + " is not installed (Debian: " + debianPackage + "), so its figures are missing.";
    }

    /** Runs it with one thread; gives what it printed. */
    String run(List<String> arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.command().addAll(arguments);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.format(Locale.ROOT, "%s %s failed", command, String.join(" ", arguments)));
        }
        return printed;
    }
}
