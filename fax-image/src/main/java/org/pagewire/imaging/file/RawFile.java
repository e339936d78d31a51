package org.pagewire.imaging.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.page.FaxGeometry;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.EndOfLine;
import org.pagewire.image.t4.PageEnd;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Decoder;
import org.pagewire.image.t4.T4Settings;
import org.pagewire.image.t85.T85Decoder;
import org.pagewire.image.t85.T85End;

/**
 * One page of raw MH, MR, MMR or JBIG data. MH is read with EOLs as well as without, in rows that start on octet boundaries
 * or on even octets: whichever leaves more good rows. What follows the end code is ignored. Owned by one thread.
 */
final class RawFile implements PageFile {
    /** The most rows of a page, as of one in a TIFF file. */
    private static final int MOST_ROWS = 1_000_000;

    private static final int CHUNK = 1 << 16;
    private static final int JBIG_WIDTH_AT = 4;

    private final Path file;
    private final RawData data;

    RawFile(Path file, RawData data) throws IOException {
        if (Files.isDirectory(file)) {
            throw new PageFileException(file, 0, "it is a folder", "Name a file in it");
        }
        this.file = file;
        this.data = data;
    }

    @Override
    public int pages() {
        return 1;
    }

    @Override
    public FilePage page(int index) throws IOException {
        Objects.checkIndex(index, 1);
        Decoding decoding = data.coding() == RawData.Coding.JBIG ? jbig() : t4();
        int rows = decoding.rows().height();
        if (rows == 0) {
            throw new PageFileException(
                    file,
                    0,
                    "no row of it could be decoded as " + data.coding()
                            + (data.coding() == RawData.Coding.JBIG ? "" : " " + data.width() + " pixels wide"),
                    "Check --from, --input-width and --lsb-first");
        }
        Page page = decoding.rows().build();
        return new FilePage(
                page.at(resolution(page)),
                data.coding().name(),
                "",
                Files.size(file),
                decoding.damagedAt(),
                decoding.counts(),
                new RowCounts(rows, 0, 0),
                decoding.cut());
    }

    /**
     * What came of the data.
     *
     * @param damagedAt offset of the octet that showed the first damage; 0 if there is none
     */
    private record Decoding(PageBuilder rows, RowCounts counts, boolean cut, long damagedAt) {

        boolean betterThan(Decoding other) {
            return counts.good() > other.counts.good() && counts.bad() <= other.counts.bad() && (!cut || other.cut);
        }
    }

    private Decoding t4() throws IOException {
        T4Settings settings = switch (data.coding()) {
            case MH -> T4Settings.mh(data.width());
            case MR -> T4Settings.mr(data.width(), 4);
            default -> T4Settings.mmr(data.width());
        };
        settings = settings.withBitOrder(data.bitOrder());
        Decoding decoding = t4(settings);
        if (data.coding() != RawData.Coding.MH) {
            return decoding;
        }
        for (EndOfLine boundary : List.of(EndOfLine.OCTET_BOUNDARY, EndOfLine.WORD_BOUNDARY)) {
            Decoding withoutEol = t4(settings.withEndOfLine(boundary));
            decoding = withoutEol.betterThan(decoding) ? withoutEol : decoding;
        }
        return decoding;
    }

    private Decoding t4(T4Settings settings) throws IOException {
        PageBuilder rows = new PageBuilder(settings.width(), FaxResolution.FINE.resolution());
        int mostRows = Math.min(MOST_ROWS, PageBuilder.mostRows(settings.width()));
        T4Decoder decoder = new T4Decoder(settings, mostRows, rows);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (int got = in.read(chunk); got > 0 && decoder.end() == PageEnd.OPEN; got = in.read(chunk)) {
                decoder.write(chunk, 0, got);
            }
        }
        decoder.finish();
        boolean cut = decoder.end() == PageEnd.DAMAGED;
        long damagedAt = cut || decoder.counts().bad() > 0 ? damagedAt(settings, mostRows) : 0;
        return new Decoding(rows, decoder.counts(), cut, damagedAt);
    }

    /** Octet by octet, to name the one by which a row was known to be bad. */
    private long damagedAt(T4Settings settings, int mostRows) throws IOException {
        T4Decoder decoder = new T4Decoder(settings, mostRows, (packed, offset) -> {});
        long at = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (int got = in.read(chunk); got > 0; got = in.read(chunk)) {
                for (int i = 0; i < got; i++, at++) {
                    decoder.write(chunk, i, 1);
                    if (decoder.end() != PageEnd.OPEN || decoder.counts().bad() > 0) {
                        return at;
                    }
                }
            }
        }
        return at;
    }

    private Decoding jbig() throws IOException {
        Builder rows = new Builder();
        T85Decoder decoder = new T85Decoder(Page.WIDEST, mostJbigRows(), header -> {
            rows.builder = new PageBuilder((int) header.width(), FaxResolution.FINE.resolution());
            return rows.builder;
        });
        long damagedAt = 0;
        long at = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (int got = in.read(chunk); got > 0 && decoder.end() == T85End.OPEN; got = in.read(chunk)) {
                decoder.write(chunk, 0, got);
                damagedAt = decoder.counts().bad() == 0 ? at : damagedAt;
                at += got;
            }
        }
        decoder.finish();
        if (rows.builder == null) {
            return new Decoding(
                    new PageBuilder(1, FaxResolution.FINE.resolution()), RowCounts.NONE, /* cut= */ true, 0);
        }
        boolean whole = decoder.end() == T85End.COMPLETE || decoder.end() == T85End.ROW_LIMIT;
        return new Decoding(rows.builder, decoder.counts(), !whole, damagedAt);
    }

    /** The width stands in the header; the rows it leaves room for in memory must be known before it is decoded. */
    private int mostJbigRows() throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(JBIG_WIDTH_AT + Integer.BYTES);
        }
        int width = start.length < JBIG_WIDTH_AT + Integer.BYTES
                ? Page.WIDEST
                : ByteBuffer.wrap(start).getInt(JBIG_WIDTH_AT);
        return Math.min(MOST_ROWS, PageBuilder.mostRows(width < 1 || width > Page.WIDEST ? Page.WIDEST : width));
    }

    /** Set once the header has told the width. */
    private static final class Builder {
        private @Nullable PageBuilder builder;
    }

    private Resolution resolution(Page page) {
        return data.resolution()
                .orElseGet(() -> FaxGeometry.guess(page.width(), page.height())
                        .map(FaxGeometry::resolution)
                        .orElse(FaxResolution.FINE)
                        .resolution());
    }

    @Override
    public void close() {}
}
