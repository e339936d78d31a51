package org.pagewire.imaging.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.document.Mode;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.imaging.file.FileKind;
import org.pagewire.imaging.file.PageFile;
import org.pagewire.imaging.file.RawData;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How to read files that nothing in them tells about; a mixin. */
final class RawOptions {
    private static final int A4_WIDTH = 1728;

    @Option(
            names = "--from",
            paramLabel = "CODING",
            description = "Read as one page of raw data each: mh, mr, mmr or jbig.")
    private RawData.@Nullable Coding from;

    @Option(
            names = "--input-width",
            paramLabel = "PIXELS",
            description = "Width of raw MH, MR and MMR (default: 1728).")
    private @Nullable Integer width;

    @Option(
            names = "--input-resolution",
            paramLabel = "NAME|HxV",
            converter = Resolutions.Converter.class,
            description = "Resolution of raw data, as fine or 204x196 (default: a guess from its size).")
    private @Nullable Resolution resolution;

    @Option(names = "--input-lsb-first", description = "The first pixel of raw data is in the lowest bit.")
    private boolean lsbFirst;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** Says what does not go together. */
    void check() {
        if (from == null && (width != null || resolution != null || lsbFirst)) {
            throw wrong("--input-width, --input-resolution and --input-lsb-first are for raw data: say --from too.");
        }
        if (width != null && (width < 1 || width > Page.WIDEST)) {
            throw wrong("--input-width is " + width + ", not 1 to " + Page.WIDEST + ".");
        }
    }

    private ParameterException wrong(String sentence) {
        if (spec == null) {
            throw new IllegalStateException("used without its command");
        }
        return new ParameterException(spec.commandLine(), sentence);
    }

    PageFile open(Path file, FaxFitter fitter, Mode mode) throws IOException {
        Optional<RawData> raw = raw();
        return raw.isPresent() ? PageFile.openRaw(file, raw.get()) : PageFile.open(file, fitter, mode);
    }

    /** What the file is, in people's words. */
    String kind(Path file) throws IOException {
        return from == null ? FileKind.of(file).title() : "raw " + from;
    }

    private Optional<RawData> raw() {
        return from == null
                ? Optional.empty()
                : Optional.of(new RawData(
                        from,
                        width == null ? A4_WIDTH : width,
                        Optional.ofNullable(resolution),
                        lsbFirst ? BitOrder.LSB_FIRST : BitOrder.MSB_FIRST));
    }
}
