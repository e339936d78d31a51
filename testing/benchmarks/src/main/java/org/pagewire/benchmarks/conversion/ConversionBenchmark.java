package org.pagewire.benchmarks.conversion;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.document.Document;
import org.pagewire.image.document.Mode;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.ScanWidth;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;
import org.pagewire.image.tiff.TiffReader;

/**
 * Made pages of known text as fax pages at fine resolution, by us and by ghostscript: words that tesseract reads, octets of MMR,
 * likeness of photographs. Prints a table in Markdown.
 *
 * <p>Arguments: {@code --seed N} for other pages of the same kinds, {@code --keep FOLDER} to keep pages and results there,
 * {@code --only TEXT} for the pages with that in their name.
 */
public final class ConversionBenchmark {

    private static final int READERS = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Path folder;
    private final FaxFitter fitter = new FaxFitter(EnumSet.of(FaxResolution.FINE), ScanWidth.A4);
    private final boolean ghostscript = Tool.GHOSTSCRIPT.isInstalled();
    private final boolean tesseract = Tool.TESSERACT.isInstalled();

    private ConversionBenchmark(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        long seed = 1;
        Path keep = null;
        String only = "";
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                case "--keep" -> keep = Path.of(arguments[i + 1]);
                case "--only" -> only = arguments[i + 1];
                default -> {
                    System.err.println("benchmarks: " + arguments[i] + " is none of --seed, --keep, --only");
                    System.exit(64);
                }
            }
        }
        if (keep == null) {
            Path temporary = Files.createTempDirectory("pagewire-conversion");
            try {
                new ConversionBenchmark(temporary).run(seed, only, System.out);
            } finally {
                delete(temporary);
            }
        } else {
            new ConversionBenchmark(Files.createDirectories(keep)).run(seed, only, System.out);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void run(long seed, String only, PrintStream out)
            throws IOException, InterruptedException, ExecutionException {
        if (!ghostscript) {
            out.println(Tool.GHOSTSCRIPT.absence());
        }
        if (!tesseract) {
            out.println(Tool.TESSERACT.absence());
        }
        Typefaces.missing().forEach(file -> out.println(file + " is not there, so Liberation Sans stands in for it."));
        List<MadePage> pages = new ArrayList<>(MadePages.in(folder, seed));
        pages.removeIf(page -> !page.name().contains(only));
        List<Faxed> faxed = new ArrayList<>();
        for (MadePage page : pages) {
            faxed.add(faxed(page));
        }
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<PageFigures>> pending = new ArrayList<>();
            faxed.forEach(page -> pending.add(readers.submit(() -> figures(page))));
            List<PageFigures> figures = new ArrayList<>();
            for (Future<PageFigures> each : pending) {
                figures.add(each.get());
                System.err.printf("benchmarks: read %d of %d pages%n", figures.size(), pages.size());
            }
            ConversionTable.print(figures, out);
        } finally {
            readers.shutdownNow();
        }
    }

    private record Faxed(
            MadePage page,
            double milliseconds,
            Page mixed,
            @Nullable Page text) {}

    private Faxed faxed(MadePage made) throws IOException {
        try (Document document = Document.open(made.pdf())) {
            document.page(0, fitter, Mode.MIXED);
            // Of this thread, so that what else the machine does is not counted.
            long begun = THREADS.getCurrentThreadCpuTime();
            Page mixed = document.page(0, fitter, Mode.MIXED);
            double milliseconds = (THREADS.getCurrentThreadCpuTime() - begun) / 1e6;
            Page text = made.kind().isBlackOnWhite() ? document.page(0, fitter, Mode.TEXT) : null;
            return new Faxed(made, milliseconds, mixed, text);
        }
    }

    private PageFigures figures(Faxed faxed) throws IOException, InterruptedException {
        MadePage page = faxed.page();
        PageFigures.Result peer = null;
        if (ghostscript) {
            Path tiff = folder.resolve(page.name() + ".gs.tif");
            // One strip, as we count it for ourselves; strips of 8 KiB, the default, would cost it a little more.
            Tool.GHOSTSCRIPT.run(List.of(
                    "-q",
                    "-dNOPAUSE",
                    "-dBATCH",
                    "-dSAFER",
                    "-sDEVICE=tiffg4",
                    "-r204x196",
                    "-dMaxStripSize=0",
                    "-sOutputFile=" + tiff,
                    page.pdf().toString()));
            try (TiffReader reader = TiffReader.open(tiff)) {
                peer = result(page, reader.read(0), "gs");
            }
        }
        return new PageFigures(
                page,
                faxed.milliseconds(),
                result(page, faxed.mixed(), "mixed"),
                faxed.text() == null ? null : result(page, faxed.text(), "text"),
                peer);
    }

    private PageFigures.Result result(MadePage page, Page fax, String by) throws IOException, InterruptedException {
        int found = tesseract && !page.words().isEmpty()
                ? Reading.found(fax, page.words(), folder.resolve(page.name() + "." + by + ".png"))
                : 0;
        return new PageFigures.Result(
                found,
                T4Encoder.encode(fax, T4Settings.mmr(fax.width())).length,
                page.picture() == null ? null : new Likeness(fax, page.picture()));
    }
}
