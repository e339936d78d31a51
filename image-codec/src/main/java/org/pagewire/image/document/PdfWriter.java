package org.pagewire.image.document;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.EndOfLine;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;
import org.pagewire.image.tiff.FaxCode;
import org.pagewire.image.tiff.TiffReader;

/**
 * Writes fax pages into a PDF file (PDF 1.4, ISO 32000-1), each in its size on paper, coded as T.4 or T.6 (CCITTFaxDecode, 7.4.6).
 * A page goes to the file as it comes; of those before only where they lie is kept. The file is whole
 * once {@link #close} has returned. The same pages make the same octets.
 *
 * <p>Owned by one thread.
 */
public final class PdfWriter implements Closeable {

    private static final double POINTS_PER_INCH = 72;
    private static final int CATALOGUE = 1;
    private static final int PAGES = 2;
    private static final int INFORMATION = 3;
    private static final int OBJECTS_PER_PAGE = 3;

    private final OutputStream out;
    private final List<Long> offsets = new ArrayList<>(List.of(0L, 0L, 0L));
    private long written;
    private int pages;
    private boolean closed;

    private PdfWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Starts a file; one that is there is replaced.
     *
     * @throws IOException if it cannot be written
     */
    public static PdfWriter open(Path file) throws IOException {
        PdfWriter writer = new PdfWriter(new BufferedOutputStream(Files.newOutputStream(file)));
        // Four octets above 127 tell programs that carry files that this one is not text (7.5.2).
        writer.write("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        return writer;
    }

    /** Appends a page; its pixels are encoded as MMR. */
    public void append(Page page) throws IOException {
        T4Settings mmr = T4Settings.mmr(page.width());
        append(new FaxCode(
                T4Encoder.encode(page, mmr),
                mmr,
                page.height(),
                page.resolution(),
                /* inverted= */ false,
                Orientation.TOP_LEFT));
    }

    /**
     * Appends a page of a TIFF file. One that is stored as one strip of MH, MR or MMR is taken over octet for octet and turned by
     * the page, unless its data is damaged or not coded as labelled; any other is encoded anew as MMR.
     *
     * @param page index, first is 0
     */
    public void append(TiffReader reader, int page) throws IOException {
        Optional<FaxCode> code = reader.code(page);
        if (code.isPresent() && code.get().settings().endOfLine() != EndOfLine.WORD_BOUNDARY) {
            append(code.get());
        } else {
            append(reader.read(page));
        }
    }

    private void append(FaxCode code) throws IOException {
        if (code.rows() == 0) {
            throw new IllegalArgumentException("a page without rows");
        }
        Orientation orientation = code.orientation();
        T4Settings settings = code.settings();
        int page = firstObject(pages);
        int content = page + 1;
        int image = page + 2;
        String alongRows =
                number(settings.width() * POINTS_PER_INCH / code.resolution().horizontal());
        String acrossRows =
                number(code.rows() * POINTS_PER_INCH / code.resolution().vertical());
        String width = orientation.swapsAxes() ? acrossRows : alongRows;
        String height = orientation.swapsAxes() ? alongRows : acrossRows;
        object("<< /Type /Page /Parent " + PAGES + " 0 R /MediaBox [0 0 " + width + " " + height
                + "] /Resources << /XObject << /Fax " + image + " 0 R >> >> /Contents " + content + " 0 R >>");
        String drawing = "q " + matrix(orientation, width, height) + " cm /Fax Do Q";
        stream("", drawing.getBytes(StandardCharsets.ISO_8859_1));
        stream(
                "/Type /XObject /Subtype /Image /Width " + settings.width() + " /Height " + code.rows()
                        + " /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms <<"
                        + parameters(code) + " >> ",
                code.octets());
        pages++;
    }

    /** ISO 32000-1, table 11. Rows of MH and MR are found by their EOLs, with any fill before them. */
    private static String parameters(FaxCode code) {
        T4Settings settings = code.settings();
        String coding = switch (settings.coding()) {
            case MMR -> " /K -1";
            case MR -> " /K 4 /EndOfLine true";
            case MH -> settings.endOfLine().isCode() ? " /K 0 /EndOfLine true" : " /K 0 /EncodedByteAlign true";
        };
        return coding + " /Columns " + settings.width() + " /Rows " + code.rows()
                + (code.inverted() ? " /BlackIs1 true" : "");
    }

    /** Maps the unit square, whose upper left corner is the first pixel of the first row, to the page (8.3.3, 8.9.5). */
    private static String matrix(Orientation orientation, String width, String height) {
        boolean right = orientation.fromRight();
        boolean bottom = orientation.fromBottom();
        if (orientation.swapsAxes()) {
            return "0 " + (right ? "" : "-") + height + " " + (bottom ? "" : "-") + width + " 0 "
                    + (bottom ? "0" : width) + " " + (right ? "0" : height);
        }
        return (right ? "-" : "") + width + " 0 0 " + (bottom ? "-" : "") + height + " " + (right ? width : "0") + " "
                + (bottom ? height : "0");
    }

    private static int firstObject(int page) {
        return INFORMATION + 1 + OBJECTS_PER_PAGE * page;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void object(String body) throws IOException {
        offsets.add(written);
        write(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private void stream(String entries, byte[] octets) throws IOException {
        offsets.add(written);
        write(offsets.size() + " 0 obj\n<< " + entries + "/Length " + octets.length + " >>\nstream\n");
        write(octets);
        write("\nendstream\nendobj\n");
    }

    private void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void write(byte[] octets) throws IOException {
        out.write(octets);
        written += octets.length;
    }

    /** Writes the list of pages and the table of objects, and closes the file. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            offsets.set(CATALOGUE - 1, written);
            write(CATALOGUE + " 0 obj\n<< /Type /Catalog /Pages " + PAGES + " 0 R >>\nendobj\n");
            offsets.set(PAGES - 1, written);
            write(PAGES + " 0 obj\n<< /Type /Pages /Count " + pages + " /Kids [");
            for (int i = 0; i < pages; i++) {
                write(firstObject(i) + " 0 R ");
            }
            write("] >>\nendobj\n");
            offsets.set(INFORMATION - 1, written);
            write(INFORMATION + " 0 obj\n<< /Producer (Pagewire) >>\nendobj\n");
            long table = written;
            write("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
            for (long offset : offsets) {
                write(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
            }
            write("trailer\n<< /Size " + (offsets.size() + 1) + " /Root " + CATALOGUE + " 0 R /Info "
                    + INFORMATION + " 0 R >>\nstartxref\n" + table
                    + "\n%%EOF\n");
        }
    }
}
