package org.pagewire.benchmarks.conversion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.jspecify.annotations.Nullable;

/** The faces pages are set in, embedded: those of Debian's fonts-dejavu-core and fonts-urw-base35 (which ghostscript brings). */
enum Typefaces {
    SANS(null),
    TIMES("/usr/share/fonts/X11/Type1/NimbusRoman-Regular.pfb"),
    BOLD("/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"),
    SERIF("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"),
    MONO("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"),
    BOOK("/usr/share/fonts/X11/Type1/C059-Roman.pfb");

    /** PDFBox brings it. */
    private static final String BUNDLED = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final @Nullable Path file;

    Typefaces(@Nullable String file) {
        this.file = file == null ? null : Path.of(file);
    }

    /** Files that are not there, so that their pages are set in {@link #SANS}. */
    static List<Path> missing() {
        List<Path> missing = new ArrayList<>();
        for (Typefaces face : values()) {
            if (face.file != null && !Files.isReadable(face.file)) {
                missing.add(face.file);
            }
        }
        return missing;
    }

    PDFont in(PDDocument document) throws IOException {
        if (file == null || !Files.isReadable(file)) {
            try (InputStream bundled = PDDocument.class.getResourceAsStream(BUNDLED)) {
                if (bundled == null) {
                    throw new IOException("PDFBox lacks " + BUNDLED);
                }
                return PDType0Font.load(document, bundled);
            }
        }
        try (InputStream in = Files.newInputStream(file)) {
            return file.toString().endsWith(".ttf") ? PDType0Font.load(document, in) : new PDType1Font(document, in);
        }
    }
}
