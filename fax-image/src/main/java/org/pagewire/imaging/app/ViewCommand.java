package org.pagewire.imaging.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.document.Mode;
import org.pagewire.image.page.Page;
import org.pagewire.imaging.file.FilePage;
import org.pagewire.imaging.file.PageFile;
import org.pagewire.imaging.picture.Braille;
import org.pagewire.program.command.CommandFailure;
import org.pagewire.program.command.CommandRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a page in the terminal. */
@Command(
        name = "view",
        description = {
            "Show a page in the terminal.",
            "",
            "It is drawn in Braille patterns, black on white: its layout at a glance, with --zoom its text.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${COMMAND-FULL-NAME} received.tif",
            "  ${COMMAND-FULL-NAME} received.tif --page 2 --columns 120 | less -R",
            "  ${COMMAND-FULL-NAME} letter.pdf --zoom 4 --at 20,30"
        })
final class ViewCommand extends ImageCommand {
    private static final Pattern PLACE = Pattern.compile("([0-9]{1,5}),([0-9]{1,5})");
    private static final int WIDEST = 1000;
    private static final String BLACK_ON_WHITE = "\u001b[30;107m";
    private static final String WHITE_ON_BLACK = "\u001b[97;40m";
    private static final String PLAIN = "\u001b[0m";

    @Parameters(paramLabel = "FILE", description = "A file of any kind; - is standard input.")
    private Path file = Path.of("");

    @Option(names = "--page", paramLabel = "N", description = "The page (default: 1).")
    private int page = 1;

    @Option(names = "--columns", paramLabel = "N", description = "Characters across (default: the terminal's width).")
    private @Nullable Integer columns;

    @Option(names = "--zoom", paramLabel = "N", description = "Show 1/N of the page's width and height (default: 1).")
    private double zoom = 1;

    @Option(
            names = "--at",
            paramLabel = "X,Y",
            description = "Left upper corner of what is shown, millimetres from the page's (default: 0,0).")
    private String at = "0,0";

    @Option(names = "--invert", description = "White on black.")
    private boolean inverted;

    @Mixin
    private final RawOptions raw = new RawOptions();

    @Override
    public Integer call() throws IOException {
        raw.check();
        Matcher place = PLACE.matcher(at);
        if (!place.matches()) {
            throw wrongUsage("--at is '" + at + "', not two numbers of millimetres such as 20,30.");
        }
        int across = columns == null ? console().columns().getAsInt() : columns;
        if (across < 1 || across > WIDEST) {
            throw wrongUsage("--columns is " + across + ", not 1 to " + WIDEST + ".");
        }
        if (!(zoom >= 1 && zoom <= 100)) {
            throw wrongUsage("--zoom is " + zoom + ", not 1 to 100.");
        }
        FilePage shown;
        try (Streams streams = new Streams(console());
                OnSignal signal = new OnSignal(streams::close);
                PageFile pages = raw.open(streams.input(file), ImageMain.fine(), Mode.MIXED)) {
            if (page < 1 || page > pages.pages()) {
                throw new CommandFailure(file + ": it has " + FactsText.count(pages.pages(), "page")
                        + "; there is no page " + page + ".");
            }
            shown = pages.page(page - 1);
        }
        Page upright = shown.page();
        print(Braille.of(
                upright,
                Integer.parseInt(place.group(1)),
                Integer.parseInt(place.group(2)),
                zoom,
                across,
                inverted && !console().colours()));
        if (shown.damaged()) {
            console().warn(file + ", page " + page + ": " + shown.damage() + ".");
        }
        return CommandRunner.DONE;
    }

    private void print(List<String> lines) {
        PrintStream out = console().out();
        for (String line : lines) {
            out.println(console().colours() ? (inverted ? WHITE_ON_BLACK : BLACK_ON_WHITE) + line + PLAIN : line);
        }
    }
}
