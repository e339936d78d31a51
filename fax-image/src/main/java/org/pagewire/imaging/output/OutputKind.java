package org.pagewire.imaging.output;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be written. In small letters, as it is typed. */
public enum OutputKind {
    /** TIFF-F, of any number of pages. */
    tiff("tif", "tiff"),
    /** PDF, of any number of pages. */
    pdf("pdf"),
    /** A PNG image of one page. */
    png("png"),
    /** One page of raw MH with EOLs and RTC. */
    mh("mh", "g3"),
    /** One page of raw MR with EOLs and RTC. */
    mr("mr", "g32d"),
    /** One page of raw MMR with EOFB. */
    mmr("mmr", "g4"),
    /** One page of T.85 with its header. */
    jbig("jbig", "jbg", "jb1", "bie");

    private final List<String> suffixes;

    OutputKind(String... suffixes) {
        this.suffixes = List.of(suffixes);
    }

    /** The kind that a file's name ends on. */
    public static Optional<OutputKind> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String suffix = name.substring(name.lastIndexOf('.') + 1);
        for (OutputKind kind : values()) {
            if (name.contains(".") && kind.suffixes.contains(suffix)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether a file of this kind holds all pages of a document; of the others each page is a file. */
    public boolean holdsManyPages() {
        return this == tiff || this == pdf;
    }

    /** What a file's name ends on, with the dot. */
    public String suffix() {
        return "." + suffixes.get(0);
    }
}
