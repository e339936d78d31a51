package org.pagewire.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pagewire.image.tiff.TiffWriter;

/**
 * {@code testing/benchmarks/run latency}: how long it takes from starting a program to its first page decoded, with tiffcp doing as
 * much beside it for context.
 */
public final class LatencyBenchmark {

    private static final int RUNS = 21;
    private static final int QUICK_RUNS = 5;
    private static final double NANOS_PER_MILLISECOND = 1e6;

    /** Milliseconds of one run: until main runs, from there to the first row, from there to the last, and all together. */
    private record Times(double start, double firstRow, double page, double all) {}

    private LatencyBenchmark() {}

    /** Runs it; the table goes to standard output. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.orExit(arguments);
        TestPage page = TestPages.letterPage();
        int runs = options.quick() ? QUICK_RUNS : RUNS;
        Path folder = Files.createTempDirectory("first-page");
        Map<Coder, List<Times>> results = new EnumMap<>(Coder.class);
        List<Double> tiffcp = new ArrayList<>();
        try {
            Path tiff = folder.resolve("page.tif");
            try (TiffWriter writer = TiffWriter.open(tiff)) {
                writer.append(page.page());
            }
            for (Coder coder : options.coders()) {
                Files.write(folder.resolve(coder.word()), coder.encode(page.page()));
            }
            for (int run = 0; run < runs; run++) {
                System.err.println("Run " + (run + 1) + " of " + runs + ".");
                for (Coder coder : options.coders()) {
                    results.computeIfAbsent(coder, first -> new ArrayList<>())
                            .add(decode(folder.resolve(coder.word()), coder, page));
                }
                tiffcp(tiff, folder.resolve("out.tif"), tiffcp);
            }
        } finally {
            delete(folder);
        }
        System.out.println(CodecBenchmark.environment(null).replace(", no peer", "") + "; \"" + page.name()
                + "\", median of " + runs + " runs, milliseconds.\n");
        System.out.print(table(results));
        System.out.println(
                tiffcp.isEmpty()
                        ? "\ntiffcp is not installed (Debian: libtiff-tools), so there is nothing beside it."
                        : "\nFor context: `tiffcp -c none` of the MMR page, file to file, takes "
                                + Figures.milliseconds(Figures.median(tiffcp.stream()
                                        .mapToDouble(value -> value)
                                        .toArray()))
                                + " ms from its start to its end.");
        if (options.json().isPresent()) {
            Json.write(options.json().get(), raw(results, tiffcp));
        }
    }

    private static Times decode(Path file, Coder coder, TestPage page) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstPage.class.getName(),
                        file.toString(),
                        coder.name(),
                        "" + page.page().width(),
                        "" + page.page().height())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .split(" ");
        if (process.waitFor() != 0
                || !said[said.length - 1].equals("" + page.page().height())) {
            throw new IOException("the page was not decoded: " + String.join(" ", said));
        }
        // Both programs read the same clock, that of the machine.
        long started = Long.parseLong(said[0]);
        long firstRow = Long.parseLong(said[1]);
        long done = Long.parseLong(said[2]);
        return new Times(
                (started - begun) / NANOS_PER_MILLISECOND,
                (firstRow - started) / NANOS_PER_MILLISECOND,
                (done - firstRow) / NANOS_PER_MILLISECOND,
                (done - begun) / NANOS_PER_MILLISECOND);
    }

    private static void tiffcp(Path in, Path out, List<Double> times) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            Process process = new ProcessBuilder("tiffcp", "-c", "none", in.toString(), out.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() == 0) {
                times.add((System.nanoTime() - begun) / NANOS_PER_MILLISECOND);
            }
        } catch (IOException notInstalled) {
            // The table says so when no run has a time.
        }
    }

    private static MarkdownTable table(Map<Coder, List<Times>> results) {
        MarkdownTable table = new MarkdownTable(
                "coding", "virtual machine starts", "classes, tables, first row", "rest of the page", "start to page");
        results.forEach((coder, times) -> table.row(
                coder.label,
                median(times, Times::start),
                median(times, Times::firstRow),
                median(times, Times::page),
                "**" + median(times, Times::all) + "**"));
        return table;
    }

    private static String median(List<Times> times, java.util.function.ToDoubleFunction<Times> part) {
        return Figures.milliseconds(
                Figures.median(times.stream().mapToDouble(part).toArray()));
    }

    private static Map<String, Object> raw(Map<Coder, List<Times>> results, List<Double> tiffcp) {
        Map<String, Object> raw = new LinkedHashMap<>();
        results.forEach((coder, times) ->
                raw.put(coder.word(), times.stream().mapToDouble(Times::all).toArray()));
        raw.put("tiffcp", tiffcp.stream().mapToDouble(value -> value).toArray());
        return raw;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
