package org.pagewire.imaging.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pagewire.imaging.output.NewFiles;
import org.pagewire.imaging.output.OutputKind;
import org.pagewire.program.command.CommandRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes fax pages of documents, and files of other kinds of fax pages. */
@Command(
        name = "convert",
        customSynopsis = {
            "${COMMAND-FULL-NAME} IN... OUT [OPTIONS]",
            "       ${COMMAND-FULL-NAME} IN... -o OUT [OPTIONS]",
            "       ${COMMAND-FULL-NAME} IN --to KIND [OPTIONS]"
        },
        description = {
            "Make fax pages of documents, and other files of fax pages.",
            "",
            "Of several INs the pages go into one OUT. Black and white pages of TIFF and PNG stay pixel for pixel unless an "
                    + "option says otherwise; documents (PDF, JPEG, text, grey and colour PNG and TIFF) become fine, on A4. "
                    + "PNG, MH, MR, MMR and JBIG hold one page: of several, each is a file, OUT-001.png and so on. "
                    + "OUT is written beside its name and renamed when it is whole. - is standard input or output.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${COMMAND-FULL-NAME} letter.pdf letter.tif",
            "  ${COMMAND-FULL-NAME} cover.txt scan.jpg letter.pdf -o fax.tif",
            "  ${COMMAND-FULL-NAME} received.tif received.pdf",
            "  ${COMMAND-FULL-NAME} received.tif --to png --pages 1-3 --resolution 300",
            "  ${COMMAND-FULL-NAME} page.g3 page.tif --from mh --input-lsb-first",
            "  ${COMMAND-FULL-NAME} in.pdf out.tif --header 'A. Sender|{date} {time}|{page}/{pages}'",
            "",
            "Exit codes: 0 done, with a warning for each damaged page, which is written as far as it could be decoded "
                    + "(with --strict: 1); 1 failed, and nothing is written; 2 wrong usage."
        })
final class ConvertCommand extends ImageCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of any kind; the last is written, unless OUT is named otherwise.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write; all others are read.")
    private @Nullable Path output;

    @Option(
            names = "--to",
            paramLabel = "KIND",
            description =
                    "What to write: ${COMPLETION-CANDIDATES} (default: what OUT's name ends on). With one IN and no "
                            + "OUT, IN's name with another ending.")
    private @Nullable OutputKind to;

    @Mixin
    private final PageOptions pages = new PageOptions();

    @Mixin
    private final CodingOptions coding = new CodingOptions();

    @Option(names = "--overwrite", description = "Replace OUT if it is there.")
    private boolean overwrite;

    @Option(names = "--strict", description = "End with exit code 1 if a page is damaged; OUT is written all the same.")
    private boolean strict;

    @Option(
            names = "--json",
            description = "Print JSON, one object per page written and one for the whole, instead of text.")
    private boolean json;

    @Mixin
    private final RawOptions raw = new RawOptions();

    @Override
    public Integer call() throws IOException {
        raw.check();
        List<Path> inputs = new ArrayList<>(files);
        Path target = target(inputs);
        OutputKind kind = kind(target);
        coding.check(kind, this);
        if (!pages.turnsByRightAngles()) {
            throw wrongUsage("--rotate takes 90, 180 or 270.");
        }
        boolean toStream = target.equals(Streams.STANDARD);
        if (toStream && console().terminal()) {
            throw wrongUsage("Standard output is a terminal: name a file, or send it on with | or >.");
        }
        if (toStream && json) {
            throw wrongUsage("--json is for files: standard output takes the pages.");
        }
        List<Path> typed = List.copyOf(inputs);
        NewFiles made = new NewFiles(overwrite || toStream);
        Streams streams = new Streams(console());
        try (OnSignal signal = new OnSignal(() -> {
            made.discard();
            streams.close();
            console().warn(System.lineSeparator() + "Stopped; nothing is written.");
        })) {
            Path file = toStream ? streams.output(kind) : target;
            for (int i = 0; i < inputs.size(); i++) {
                inputs.set(i, streams.input(inputs.get(i)));
            }
            Conversion.Result result = new Conversion(console(), raw, pages, coding, made)
                    .run(inputs, file, kind, /* onePageAtMost= */ toStream && !kind.holdsManyPages());
            made.publish();
            if (toStream) {
                streams.send(file);
            } else if (json) {
                result.pages().forEach(page -> console().out().println(ConversionJson.of(page, typed)));
                console().out().println(ConversionJson.of(result, made.targets()));
            } else {
                console().out().println(result.sentence(made.targets()));
            }
            return strict && result.damagedPages() > 0 ? CommandRunner.FAILED : CommandRunner.DONE;
        } finally {
            made.discard();
            streams.close();
        }
    }

    /** Takes the name of what is written from the files given, or makes it. */
    private Path target(List<Path> inputs) {
        if (output != null) {
            return output;
        }
        if (inputs.size() > 1) {
            return inputs.remove(inputs.size() - 1);
        }
        Path input = inputs.get(0);
        if (to == null) {
            throw wrongUsage("Say what to write: an OUT, or --to KIND.");
        }
        if (input.equals(Streams.STANDARD)) {
            return Streams.STANDARD;
        }
        String name = String.valueOf(input.getFileName());
        int dot = name.lastIndexOf('.');
        return input.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + to.suffix());
    }

    private OutputKind kind(Path target) {
        if (to != null) {
            return to;
        }
        return OutputKind.of(target)
                .orElseThrow(() -> wrongUsage("What to write does not show in the name \"" + target
                        + "\": say --to tiff, pdf, png, mh, mr, mmr or jbig."));
    }
}
