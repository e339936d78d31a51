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
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;
import org.pagewire.image.tiff.MmrStrip;
import org.pagewire.image.tiff.TiffReader;

/**
 * Writes fax pages into a PDF file (PDF 1.4, ISO 32000-1), each in its size on paper, as MMR (CCITTFaxDecode, 7.4.6).
 * A page goes to the file as it comes; of those before only where they lie is kept. The file is whole
 * once {@link #close} has returned.
 *
 * <p>Owned by one thread.
 */
public final class PdfWriter implements Closeable {

    private static final double POINTS_PER_INCH = 72;
    private static final int CATALOGUE = 1;
    private static final int PAGES = 2;
    private static final int OBJECTS_PER_PAGE = 3;

    private final OutputStream out;
    private final List<Long> offsets = new ArrayList<>(List.of(0L, 0L));
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
        append(
                new MmrStrip(T4Encoder.encode(page, T4Settings.mmr(page.width())), /* inverted= */ false),
                page.width(),
                page.height(),
                page.resolution());
    }

    /**
     * Appends a page of a TIFF file. One that is stored upright as one strip of MMR is taken over octet for octet, unless its
     * data is damaged; any other is encoded anew.
     *
     * @param page index, first is 0
     */
    public void append(TiffReader reader, int page) throws IOException {
        MmrStrip strip = reader.mmr(page).orElse(null);
        if (strip != null) {
            RowCounts counts = reader.read(page, (packed, offset) -> {});
            if (counts.bad() == 0) {
                append(
                        strip,
                        reader.info(page).width(),
                        reader.info(page).height(),
                        reader.info(page).resolution());
                return;
            }
        }
        append(reader.read(page));
    }

    private void append(MmrStrip strip, int width, int height, Resolution resolution) throws IOException {
        if (height == 0) {
            throw new IllegalArgumentException("a page without rows");
        }
        int page = PAGES + 1 + OBJECTS_PER_PAGE * pages;
        int content = page + 1;
        int image = page + 2;
        String across = number(width * POINTS_PER_INCH / resolution.horizontal());
        String down = number(height * POINTS_PER_INCH / resolution.vertical());
        object("<< /Type /Page /Parent " + PAGES + " 0 R /MediaBox [0 0 " + across + " " + down
                + "] /Resources << /XObject << /Fax " + image + " 0 R >> >> /Contents " + content + " 0 R >>");
        String drawing = "q " + across + " 0 0 " + down + " 0 0 cm /Fax Do Q";
        stream("", drawing.getBytes(StandardCharsets.ISO_8859_1));
        stream(
                "/Type /XObject /Subtype /Image /Width " + width + " /Height " + height
                        + " /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns "
                        + width + " /Rows " + height + (strip.inverted() ? " /BlackIs1 true" : "") + " >> ",
                strip.octets());
        pages++;
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
                write((PAGES + 1 + OBJECTS_PER_PAGE * i) + " 0 R ");
            }
            write("] >>\nendobj\n");
            long table = written;
            write("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
            for (long offset : offsets) {
                write(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
            }
            write("trailer\n<< /Size " + (offsets.size() + 1) + " /Root " + CATALOGUE + " 0 R >>\nstartxref\n" + table
                    + "\n%%EOF\n");
        }
    }
}
