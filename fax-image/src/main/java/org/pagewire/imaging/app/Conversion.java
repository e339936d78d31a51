package org.pagewire.imaging.app;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.imaging.file.FilePage;
import org.pagewire.imaging.file.PageFile;
import org.pagewire.imaging.file.TiffFile;
import org.pagewire.imaging.output.NewFiles;
import org.pagewire.imaging.output.OutputKind;
import org.pagewire.imaging.output.PageOutput;
import org.pagewire.imaging.output.PdfOutput;
import org.pagewire.imaging.output.SinglePages;
import org.pagewire.imaging.output.TiffOutput;
import org.pagewire.program.command.CommandFailure;

/** The pages of some files into new ones, one page at a time. One thread. */
final class Conversion {
    /** Readers of TIFF files take no more rows. */
    static final int MOST_ROWS = 1_000_000;
    /** The worst of them fit into a few hundred megabytes of code; A3 at 1200 dpi has 290 millions. */
    static final long MOST_PIXELS = 400_000_000;

    private final Console console;
    private final RawOptions raw;
    private final PageOptions options;
    private final CodingOptions coding;
    private final NewFiles made;
    private final ZonedDateTime now;
    private int pages;
    private final List<WrittenPage> written = new ArrayList<>();

    Conversion(Console console, RawOptions raw, PageOptions options, CodingOptions coding, NewFiles made) {
        this.console = console;
        this.raw = raw;
        this.options = options;
        this.coding = coding;
        this.made = made;
        this.now = console.clock().instant().atZone(console.clock().getZone());
    }

    /**
     * What came of it.
     *
     * @param pages written, in their order
     */
    record Result(List<WrittenPage> pages) {

        /** How many of them were damaged where they came from. */
        int damagedPages() {
            return (int) pages.stream().filter(page -> !page.damage().isEmpty()).count();
        }

        /** For a person: the files, how many pages, how large. */
        String sentence(List<Path> files) throws IOException {
            long octets = 0;
            for (Path file : files) {
                octets += Files.size(file);
            }
            String names = files.size() == 1
                    ? files.get(0).toString()
                    : files.get(0) + " to " + files.get(files.size() - 1).getFileName();
            return names + ": " + FactsText.count(pages.size(), "page") + ", " + octets + " octets";
        }
    }

    /**
     * A page that was written.
     *
     * @param number first is 1
     * @param file it is in
     * @param input index of the file it is from, first is 0
     * @param index of the page in that, first is 0
     * @param damage of it there, the rest of a sentence; empty if there is none
     */
    record WrittenPage(
            int number, Path file, int input, int index, int width, int height, Resolution resolution, String damage) {}

    /**
     * The chosen pages of a file.
     *
     * @param input its index
     * @param indices first is 0
     */
    private record Choice(int input, Path file, List<Integer> indices) {}

    /**
     * Reads and writes all pages; the files made wait to be published.
     *
     * @param onePageAtMost refuses several
     */
    Result run(List<Path> inputs, Path target, OutputKind kind, boolean onePageAtMost) throws IOException {
        try (Inputs opened = new Inputs()) {
            List<Choice> choices = new ArrayList<>();
            for (Path input : inputs) {
                List<Integer> chosen = choose(input, opened.file(input).pages());
                choices.add(new Choice(choices.size(), input, chosen));
                pages += chosen.size();
            }
            if (pages == 0) {
                throw new CommandFailure(inputs.get(0) + ": there is no page in it. Get the file anew.");
            }
            if (pages > 1 && onePageAtMost) {
                throw new CommandFailure("Standard output takes one page of " + kind + ", not " + pages
                        + ". Choose one with --pages, or name a file.");
            }
            try (PageOutput output = output(target, kind);
                    FileProgress progress = new FileProgress(console)) {
                for (Choice choice : choices) {
                    for (int index : choice.indices()) {
                        progress.show(written.size(), pages);
                        convert(opened.file(choice.file()), choice, index, output, progress, target);
                    }
                }
            }
            return new Result(List.copyOf(written));
        }
    }

    private List<Integer> choose(Path input, int there) {
        if (options.pages() != PageNumbers.ALL && options.pages().highest() > there) {
            throw new CommandFailure(input + ": it has " + FactsText.count(there, "page") + "; there is no page "
                    + options.pages().highest() + ". Change --pages.");
        }
        return options.pages().of(there);
    }

    private PageOutput output(Path target, OutputKind kind) throws IOException {
        return switch (kind) {
            case tiff -> made.start(target, file -> new TiffOutput(file, coding.tiff()));
            case pdf -> made.start(target, PdfOutput::new);
            default -> new SinglePages(made, kind, target, pages, coding.k(), coding.bitOrder());
        };
    }

    private void convert(PageFile file, Choice choice, int index, PageOutput output, FileProgress progress, Path target)
            throws IOException {
        Path name = choice.file();
        FilePage page = file.page(index);
        if (page.damaged()) {
            progress.warn(name + ", page " + (index + 1) + (page.offset() >= 0 ? ", offset " + page.offset() : "")
                    + ": " + page.damage() + ". It is written as far as it could be decoded.");
        }
        Page edited = edited(page.page(), name + ", page " + (index + 1));
        boolean whole = options.keepsPages() && !page.damaged();
        if (whole && output instanceof PdfOutput pdf && file instanceof TiffFile tiff && tiff.isBlackAndWhite(index)) {
            pdf.keep(tiff.reader(), index);
        } else {
            RowCounts counts = page.damaged() ? page.rows() : page.received();
            boolean sameRows = edited.height() == counts.total();
            RowCounts told = sameRows ? counts : new RowCounts(edited.height(), 0, 0);
            try {
                output.add(edited, told);
            } catch (FileSystemException e) {
                throw e;
            } catch (IOException e) {
                // A full disk is told without the name of the file.
                throw new FileSystemException(target.toString(), null, e.getMessage());
            }
        }
        List<Path> targets = made.targets();
        written.add(new WrittenPage(
                written.size() + 1,
                targets.get(targets.size() - 1),
                choice.input(),
                index,
                edited.width(),
                edited.height(),
                edited.resolution(),
                page.damaged() ? page.damage() : ""));
    }

    /** The page as it is to be written, where it is not too large for that. */
    private Page edited(Page page, String place) {
        if (options.onItsSide() && page.height() > Page.WIDEST) {
            throw new CommandFailure(place + ": it has " + page.height() + " rows, which is too many to be columns ("
                    + Page.WIDEST + "). Leave it as it lies.");
        }
        Page fitted = options.fitted(page);
        long rows = (long) fitted.height() + options.headerRows(fitted.resolution());
        if (rows > MOST_ROWS || rows * fitted.width() > MOST_PIXELS) {
            throw new CommandFailure(place + ": it would have " + fitted.width() + " x " + rows
                    + " pixels, more than " + MOST_ROWS + " rows or " + MOST_PIXELS
                    + " pixels. Choose a lower --resolution.");
        }
        return options.headed(fitted, written.size() + 1, pages, now);
    }

    /** The input in hand: of many files one is open at a time, and a single one is opened once. */
    private final class Inputs implements AutoCloseable {
        private @Nullable Path name;
        private @Nullable PageFile open;

        PageFile file(Path wanted) throws IOException {
            if (open == null || !wanted.equals(name)) {
                close();
                open = raw.open(wanted, options.documentFitter(), options.mode());
                name = wanted;
            }
            return open;
        }

        @Override
        public void close() throws IOException {
            if (open != null) {
                open.close();
                open = null;
            }
        }
    }
}
