package org.pagewire.fuzz.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Decoder;
import org.pagewire.image.tiff.FaxCode;
import org.pagewire.image.tiff.PageInfo;
import org.pagewire.image.tiff.TiffException;
import org.pagewire.image.tiff.TiffReader;

/** TIFF files from a stranger: errors that say what and where, or exactly the rows declared; memory bounded by the file. */
class TiffReaderFuzzTest {

    private static final int PAGES_READ = 3;
    private static final long PIXELS_READ = 1 << 18;
    /** Memory for one page that any file may ask for, however short it is. */
    private static final long FOR_ANY_PAGE = 64 << 20;
    /** Data this short has no way to be more. */
    private static final long SHORT = 1 << 10;

    private static final int CODINGS = 12;
    private static final int MOST_ROWS = 1_000_000;

    /** Memory for tags and a chunk of data. */
    private static final long FOR_TAGS = 1 << 20;

    private final ScratchFile scratch = new ScratchFile(".tif");

    @FuzzTest(maxExecutions = 6_000, maxDuration = "5s")
    void reads(byte[] octets) throws IOException {
        scratch.with(octets);
        try (TiffReader reader = TiffReader.open(scratch.path())) {
            Cost.atMost(
                    FOR_TAGS + 64L * octets.length,
                    () -> TiffReader.open(scratch.path()).close());
            for (int page = 0; page < Math.min(reader.pages(), PAGES_READ); page++) {
                try {
                    read(reader, page, octets.length);
                } catch (TiffException e) {
                    names(e);
                }
            }
        } catch (TiffException e) {
            names(e);
        }
    }

    private void names(TiffException e) {
        assertThat(e).hasMessageContaining(scratch.path().getFileName().toString());
    }

    private static void read(TiffReader reader, int page, int length) throws IOException {
        PageInfo info = reader.info(page);
        boolean turned = info.orientation().swapsAxes();
        int storedRows = turned ? info.width() : info.height();
        assertThat(turned ? info.height() : info.width()).isBetween(1, Page.WIDEST);
        assertThat(storedRows).isBetween(1, MOST_ROWS);
        assertThat(info.quality().total()).isEqualTo(storedRows);
        assertThat(info.storage().strips()).isBetween(1, storedRows);

        if ((long) info.width() * info.height() <= PIXELS_READ) {
            RowRecord rows = new RowRecord(info.width());
            RowCounts[] counts = new RowCounts[1];
            Cost.inTime(() -> counts[0] = reader.read(page, rows));
            assertThat(rows.rows()).isEqualTo(info.height());
            assertThat(counts[0].total()).isEqualTo(storedRows);
            RowRecord again = new RowRecord(info.width());
            bounded(reader, page, info, length).send(again);
            assertThat(again.checksum()).isEqualTo(rows.checksum());
            code(reader, page, info, length);
        } else if (info.orientation() == Orientation.TOP_LEFT) {
            Cost.atMost(overhead(info, length), () -> stream(reader, page, info.width()));
            if (info.dataOctets() <= SHORT) {
                bounded(reader, page, info, length);
            }
        }
    }

    /** What a page costs beside its pixels: tags, a chunk, and a decoder for each strip and each coding that is tried. */
    private static long overhead(PageInfo info, int length) {
        long widest = Math.max(info.width(), info.height());
        return FOR_TAGS + 128L * length + (info.storage().strips() + CODINGS) * ((64L << 10) + 64 * widest);
    }

    /** A page in memory: declared by the file, possible by its length, and at most what is stated. */
    private static Page bounded(TiffReader reader, int page, PageInfo info, int length) throws IOException {
        long declared = (long) Page.stride(info.width()) * info.height();
        long bound = Math.min(declared, FOR_ANY_PAGE);
        Page[] read = new Page[1];
        // Growing, the copy that cannot be changed any more, and both again for a page that is turned.
        Cost.atMost(overhead(info, length) + 8 * bound, () -> read[0] = reader.read(page));
        assertThat(read[0].width()).isEqualTo(info.width());
        assertThat(read[0].height()).isEqualTo(info.height());
        return read[0];
    }

    /** Code that is given away as sound is within the file and gives the rows declared. */
    private static void code(TiffReader reader, int page, PageInfo info, int length) throws IOException {
        Cost.atMost(overhead(info, length), () -> reader.code(page));
        FaxCode code = reader.code(page).orElse(null);
        if (code != null) {
            assertThat(code.octets()).hasSizeLessThanOrEqualTo(length);
            T4Decoder decoder = new T4Decoder(code.settings(), code.rows(), (packed, offset) -> {});
            decoder.write(code.octets());
            decoder.finish();
            assertThat(decoder.counts()).isEqualTo(new RowCounts(code.rows(), 0, 0));
        }
    }

    private static void stream(TiffReader reader, int page, int width) throws IOException {
        try {
            reader.read(page, new RowRecord(width, PIXELS_READ / width));
        } catch (RowRecord.Enough e) {
            // As a printer out of paper does.
        }
    }
}
