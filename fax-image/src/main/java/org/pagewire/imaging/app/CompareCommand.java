package org.pagewire.imaging.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.document.Mode;
import org.pagewire.image.page.Page;
import org.pagewire.imaging.file.PageFile;
import org.pagewire.imaging.output.NewFiles;
import org.pagewire.imaging.output.SinglePages;
import org.pagewire.imaging.picture.Difference;
import org.pagewire.program.command.CommandRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares the pages of two files pixel by pixel. */
@Command(
        name = "compare",
        description = "Compare two files page by page: size, resolution, pixels.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${COMMAND-FULL-NAME} sent.tif received.tif",
            "  ${COMMAND-FULL-NAME} sent.tif received.tif --tolerance 100 --diff difference.png",
            "",
            "Exit codes: 0 the same; 1 different; 2 wrong usage, or a file cannot be read."
        })
final class CompareCommand extends ImageCommand {
    @Parameters(index = "0", paramLabel = "A", description = "A file of any kind; - is standard input.")
    private Path a = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "Another.")
    private Path b = Path.of("");

    @Option(
            names = "--tolerance",
            paramLabel = "PIXELS",
            description = "Pages that differ in so many pixels at most count as the same (default: 0).")
    private long tolerance;

    @Option(
            names = "--diff",
            paramLabel = "PNG",
            description =
                    "Draw each page that differs: red is on A alone, blue on B alone, black on both. With several "
                            + "pages the names get the page's number, as in diff-002.png.")
    private @Nullable Path diff;

    @Option(names = "--overwrite", description = "Replace files of --diff that are there.")
    private boolean overwrite;

    @Option(names = "--json", description = "Print JSON, one object per page, instead of text.")
    private boolean json;

    @Override
    public Integer call() {
        if (tolerance < 0) {
            throw wrongUsage("--tolerance is " + tolerance + ", below 0.");
        }
        NewFiles drawings = new NewFiles(overwrite);
        try (Streams streams = new Streams(console());
                OnSignal signal = new OnSignal(() -> {
                    drawings.discard();
                    streams.close();
                });
                PageFile one = PageFile.open(streams.input(a), ImageMain.fine(), Mode.MIXED);
                PageFile other = PageFile.open(streams.input(b), ImageMain.fine(), Mode.MIXED)) {
            boolean same = compare(one, other, drawings);
            drawings.publish();
            return same ? CommandRunner.DONE : CommandRunner.FAILED;
        } catch (IOException e) {
            console().warn(Sentences.of(e));
            return CommandRunner.USAGE;
        } finally {
            drawings.discard();
        }
    }

    private boolean compare(PageFile one, PageFile other, NewFiles drawings) throws IOException {
        int common = Math.min(one.pages(), other.pages());
        int all = Math.max(one.pages(), other.pages());
        List<String> lines = new ArrayList<>();
        int different = all - common;
        try (FileProgress progress = new FileProgress(console())) {
            for (int i = 0; i < common; i++) {
                progress.show(i, common);
                Page onOne = one.page(i).page();
                Page onOther = other.page(i).page();
                Difference difference = Difference.of(onOne, onOther);
                boolean same = difference.isNone(tolerance);
                if (json) {
                    lines.add(json(i + 1, difference, same).toString());
                } else if (!same || difference.pixels() > 0) {
                    lines.add("page " + (i + 1) + ": " + text(onOne, onOther, difference));
                }
                if (!same) {
                    different++;
                    draw(i + 1, common, onOne, onOther, drawings);
                }
            }
        }
        if (!json) {
            for (int i = common; i < all; i++) {
                lines.add("page " + (i + 1) + ": only in " + (one.pages() > common ? a : b));
            }
            lines.add(summary(different, all));
        } else if (all > common) {
            for (int i = common; i < all; i++) {
                lines.add(missing(i + 1, one.pages() > common ? "A" : "B").toString());
            }
        }
        lines.forEach(console().out()::println);
        return different == 0;
    }

    private void draw(int number, int pages, Page one, Page other, NewFiles drawings) throws IOException {
        if (diff != null) {
            Path file = SinglePages.name(diff, number, pages);
            try (OutputStream out = new BufferedOutputStream(drawings.start(file, Files::newOutputStream))) {
                Difference.draw(one, other, out);
            }
        }
    }

    private static String summary(int different, int all) {
        return different == 0
                ? "The same: " + FactsText.count(all, "page") + "."
                : different + " of " + FactsText.count(all, "page") + (different == 1 ? " differs." : " differ.");
    }

    private static String text(Page one, Page other, Difference difference) {
        List<String> parts = new ArrayList<>();
        if (!difference.sameSize()) {
            parts.add(one.width() + "x" + one.height() + " and " + other.width() + "x" + other.height() + " pixels");
        }
        if (!difference.sameResolution()) {
            parts.add(Resolutions.text(one.resolution()) + " and " + Resolutions.text(other.resolution()));
        }
        if (difference.pixels() > 0) {
            parts.add(FactsText.count(difference.pixels(), "pixel") + " ("
                    + FactsText.percent((double) difference.pixels() / difference.of()) + ") in columns "
                    + difference.left() + "-" + difference.right() + ", rows " + difference.top() + "-"
                    + difference.bottom());
        }
        return String.join("; ", parts);
    }

    private static ObjectNode json(int number, Difference difference, boolean same) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("page", number);
        object.put("same", same);
        object.put("sameSize", difference.sameSize());
        object.put("sameResolution", difference.sameResolution());
        object.put("pixels", difference.pixels());
        object.put("of", difference.of());
        if (difference.pixels() > 0) {
            object.put("left", difference.left());
            object.put("top", difference.top());
            object.put("right", difference.right());
            object.put("bottom", difference.bottom());
        }
        return object;
    }

    private static ObjectNode missing(int number, String onlyIn) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("page", number)
                .put("same", false)
                .put("onlyIn", onlyIn);
    }
}
