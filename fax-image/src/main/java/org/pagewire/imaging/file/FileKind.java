package org.pagewire.imaging.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file is, told by its first octets, whatever its name is. */
public enum FileKind {
    /** A TIFF file of any kind. */
    TIFF("TIFF"),
    /** A PDF file. */
    PDF("PDF"),
    /** A PNG image. */
    PNG("PNG"),
    /** A JPEG image. */
    JPEG("JPEG"),
    /** A GIF image. */
    GIF("GIF"),
    /** A Windows bitmap. */
    BMP("BMP"),
    /** One page of T.85 with its header (BIH). */
    JBIG("JBIG (T.85)"),
    /** Plain text. */
    TEXT("text");

    private static final int LOOKED_AT = 1024;
    private static final int JBIG_HEADER = 20;

    private final String title;

    FileKind(String title) {
        this.title = title;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /**
     * Looks at a file's first octets.
     *
     * @throws PageFileException if it is none of these
     * @throws IOException if it cannot be read
     */
    public static FileKind of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new PageFileException(file, 0, "it is a folder", "Name a file in it");
        }
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(LOOKED_AT);
        }
        String head = new String(start, StandardCharsets.ISO_8859_1);
        if (start.length == 0) {
            throw new PageFileException(file, 0, "it is empty", "Get the file anew");
        } else if (head.contains("%PDF-")) {
            return PDF;
        } else if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        } else if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        } else if (head.startsWith("GIF8")) {
            return GIF;
        } else if (head.matches("(?s)BM.{4}\0{4}.*")) {
            return BMP;
        } else if (head.matches("(?s)(II[*+]\0|MM\0[*+]).*")) {
            return TIFF;
        } else if (isJbig(start)) {
            return JBIG;
        } else if (head.chars().noneMatch(FileKind::isNeverInText)) {
            return TEXT;
        }
        throw new PageFileException(
                file,
                0,
                "it is no TIFF, PDF, PNG, JPEG, GIF, BMP, JBIG or text file",
                "Nothing tells raw MH, MR and MMR data apart: convert it with --from and --input-width");
    }

    /** Control characters but those that move on, back, to the next line or page, or end a file. */
    private static boolean isNeverInText(int octet) {
        return octet < ' ' && "\b\t\n\f\r\u001a\u001b".indexOf(octet) < 0;
    }

    /** A header of T.85: one layer and one plane, some width and height, stripes of some rows (T.82, clause 6.2.2). */
    private static boolean isJbig(byte[] start) {
        if (start.length < JBIG_HEADER) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(start);
        boolean onePlane = header.getInt() == 0x0000_0100;
        return onePlane && header.getInt() != 0 && header.getInt() != 0 && header.getInt() != 0;
    }
}
