package org.pagewire.imaging.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pagewire.image.document.Mode;
import org.pagewire.imaging.file.FilePage;
import org.pagewire.imaging.file.PageFile;
import org.pagewire.program.command.CommandRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decodes all pages of files and tells what they are and how sound. */
@Command(
        name = "info",
        description = {
            "Show what files are and, of each page, size, resolution, coding, ink and damage.",
            "",
            "All pages are decoded. Documents (PDF, PNG, JPEG, text) are shown as the fax pages they become: fine, on A4.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${COMMAND-FULL-NAME} received.tif",
            "  ${COMMAND-FULL-NAME} *.tif --json",
            "  ${COMMAND-FULL-NAME} page.g3 --from mh --input-width 2048",
            "",
            "Exit codes: 0 all is sound; 1 a page is damaged, by its data or by what its tags say of the call it came by, or "
                    + "a file cannot be read (the others are shown); 2 wrong usage."
        })
final class InfoCommand extends ImageCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of any kind; - is standard input.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private final RawOptions raw = new RawOptions();

    @Option(names = "--json", description = "Print JSON, one object per file, instead of text.")
    private boolean json;

    @Override
    public Integer call() {
        raw.check();
        boolean sound = true;
        for (int i = 0; i < files.size(); i++) {
            if (i > 0 && !json) {
                console().out().println();
            }
            sound &= file(files.get(i));
            console().out().flush();
        }
        return sound ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    private boolean file(Path file) {
        try (Streams streams = new Streams(console());
                OnSignal signal = new OnSignal(streams::close)) {
            return file(file, streams.input(file));
        } catch (IOException e) {
            console().warn(Sentences.of(e));
            return false;
        }
    }

    /**
     * @param file as typed
     * @param there where its octets are
     */
    private boolean file(Path file, Path there) throws IOException {
        try (PageFile pages = raw.open(there, ImageMain.fine(), Mode.MIXED)) {
            FileFacts facts = new FileFacts(file, raw.kind(there), Files.size(there), pages.pages());
            read(pages, facts);
            if (json) {
                console().out().println(FactsJson.of(facts));
            } else {
                FactsText.print(facts, console().out());
            }
            facts.unreadable().forEach(console()::warn);
            return facts.sound();
        }
    }

    private void read(PageFile pages, FileFacts facts) {
        try (FileProgress progress = new FileProgress(console())) {
            for (int i = 0; i < pages.pages(); i++) {
                progress.show(i, pages.pages());
                try {
                    FilePage page = pages.page(i);
                    facts.add(PageFacts.of(i + 1, page));
                } catch (IOException e) {
                    facts.addUnreadable(i + 1, Sentences.of(e));
                }
            }
        }
    }
}
