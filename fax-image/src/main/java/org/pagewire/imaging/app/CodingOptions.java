package org.pagewire.imaging.app;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.tiff.Compression;
import org.pagewire.image.tiff.TiffSettings;
import org.pagewire.imaging.file.RawData;
import org.pagewire.imaging.output.OutputKind;
import picocli.CommandLine.Option;

/** How pages are stored; a mixin. */
final class CodingOptions {
    private static final int HIGHEST_K = 65_535;

    @Option(names = "--coding", paramLabel = "CODING", description = "Of TIFF: mh, mr, mmr or jbig (default: mmr).")
    private RawData.@Nullable Coding coding;

    @Option(
            names = "--k",
            paramLabel = "K",
            description = "Of raw MR: a one-dimensional row at least every K rows (default: 2 at standard, 4 above).")
    private @Nullable Integer k;

    @Option(
            names = "--lsb-first",
            description = "Of MH, MR and MMR, raw or in TIFF: the first pixel in the lowest bit.")
    private boolean lsbFirst;

    /** Says what does not go together. */
    void check(OutputKind kind, ImageCommand command) {
        String name = kind.name().toUpperCase(Locale.ROOT);
        if (coding != null && kind != OutputKind.tiff) {
            throw command.wrongUsage("--coding is for TIFF; what is written is " + name + ".");
        }
        if (k != null && kind != OutputKind.mr) {
            throw command.wrongUsage("--k is for raw MR; what is written is " + name + ".");
        }
        if (k != null && (k < 1 || k > HIGHEST_K)) {
            throw command.wrongUsage("--k is " + k + ", not 1 to " + HIGHEST_K + ".");
        }
        boolean jbig = kind == OutputKind.jbig || coding == RawData.Coding.JBIG;
        if (lsbFirst && (kind == OutputKind.pdf || kind == OutputKind.png || jbig)) {
            throw command.wrongUsage("--lsb-first is for MH, MR and MMR, raw or in TIFF; what is written is "
                    + (jbig ? "JBIG" : name) + ".");
        }
    }

    TiffSettings tiff() {
        Compression compression = coding == null ? Compression.MMR : Compression.valueOf(coding.name());
        return TiffSettings.of(compression).withBitOrder(bitOrder());
    }

    /** 0 where T.4's own is wanted. */
    int k() {
        return k == null ? 0 : k;
    }

    BitOrder bitOrder() {
        return lsbFirst ? BitOrder.LSB_FIRST : BitOrder.MSB_FIRST;
    }
}
