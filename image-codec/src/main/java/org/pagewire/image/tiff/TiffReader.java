package org.pagewire.image.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.RowCounts;

/**
 * Reads the pages of a TIFF file in any order: bi-level pages in strips, uncompressed, PackBits, MH, MR or MMR, of
 * either byte and bit order. Holds nothing of a page but its tags; rows stream from the file, except that a page which is
 * not stored upright is turned in memory.
 *
 * <p>Limits: 65,535 pages; pages of 1 to 65,535 pixels by 1 to 1,000,000 rows.
 *
 * <p>Owned by one thread.
 */
public final class TiffReader implements Closeable {

    private static final int CHUNK = 1 << 16;

    private final FileChannel channel;
    private final TiffInput input;

    private TiffReader(FileChannel channel, TiffInput input) {
        this.channel = channel;
        this.input = input;
    }

    /**
     * Opens a file and walks its chain of pages.
     *
     * @throws TiffException if it is no TIFF file or its chain is broken
     * @throws IOException if it cannot be read
     */
    public static TiffReader open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new TiffReader(channel, new TiffInput(channel, file));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** How many pages there are; 0 for a file to which no page has been appended yet. */
    public int pages() {
        return input.chain().offsets().length;
    }

    /**
     * What the file says about a page.
     *
     * @param page index, first is 0
     * @throws TiffException if the tags make no sense or are not supported
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public PageInfo info(int page) throws IOException {
        PageTags tags = tags(page);
        Orientation orientation = tags.orientation();
        Resolution stored = tags.resolution();
        boolean swaps = orientation.swapsAxes();
        return new PageInfo(
                swaps ? tags.height() : tags.width(),
                swaps ? tags.width() : tags.height(),
                swaps ? stored.turned() : stored,
                tags.compression(),
                orientation,
                tags.quality(),
                tags.stripOffsets()[0],
                tags.dataOctets());
    }

    /**
     * Streams the rows of a page, upright, to a sink. Exactly {@link PageInfo#height} rows come. Where the data is
     * damaged, the row above is repeated; where it ends early, white rows follow; both count as bad.
     *
     * @param page index, first is 0
     * @return rows good and bad, as decoded now
     * @throws TiffException if the tags make no sense or are not supported, or a page that has to be turned is too
     *     large for that
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public RowCounts read(int page, RowSink sink) throws IOException {
        PageTags tags = tags(page);
        if (tags.orientation() == Orientation.TOP_LEFT) {
            return stream(tags, sink);
        }
        PageBuilder stored = builder(page, tags);
        RowCounts counts = stream(tags, stored);
        tags.orientation().upright(stored.build()).send(sink);
        return counts;
    }

    /**
     * Reads a page into memory, upright.
     *
     * @param page index, first is 0
     * @throws TiffException as {@link #read(int, RowSink)}, or if the page is larger than {@link PageBuilder#LARGEST}
     */
    public Page read(int page) throws IOException {
        PageTags tags = tags(page);
        PageBuilder stored = builder(page, tags);
        stream(tags, stored);
        return tags.orientation().upright(stored.build());
    }

    /**
     * The data of a page as stored, to be put into another file as it is.
     *
     * @param page index, first is 0
     * @return empty if the page is not upright in one strip of MMR, or its data is larger than {@link
     *     PageBuilder#LARGEST}
     * @throws TiffException if the tags make no sense or are not supported
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public Optional<MmrStrip> mmr(int page) throws IOException {
        PageTags tags = tags(page);
        if (tags.compression() != Compression.MMR
                || tags.orientation() != Orientation.TOP_LEFT
                || tags.rowsPerStrip() < tags.height()
                || tags.stripLengths()[0] > PageBuilder.LARGEST) {
            return Optional.empty();
        }
        byte[] octets = new byte[(int) tags.stripLengths()[0]];
        input.read(tags.stripOffsets()[0], octets, 0, octets.length);
        if (tags.bitOrder() == BitOrder.LSB_FIRST) {
            for (int i = 0; i < octets.length; i++) {
                octets[i] = (byte) (Integer.reverse(octets[i]) >>> 24);
            }
        }
        return Optional.of(new MmrStrip(octets, tags.inverted()));
    }

    /**
     * Which way a page is stored, also one of a kind that cannot be read here.
     *
     * @param page index, first is 0
     * @throws TiffException if the tag makes no sense
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public Orientation orientation(int page) throws IOException {
        return PageTags.orientation(input, directory(page));
    }

    /**
     * The resolution of a page as stored, also of one of a kind that cannot be read here; a guess from the width where the
     * file says nothing.
     *
     * @param page index, first is 0
     * @throws TiffException if the tags make no sense
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public Resolution resolution(int page) throws IOException {
        Directory tags = directory(page);
        return PageTags.resolution(
                tags, side(tags, Tag.IMAGE_WIDTH, Page.WIDEST), side(tags, Tag.IMAGE_LENGTH, PageTags.MOST_ROWS));
    }

    private static int side(Directory tags, int tag, int most) throws IOException {
        return (int) Math.max(1, Math.min(tags.number(tag, 1), most));
    }

    private PageTags tags(int page) throws IOException {
        return PageTags.of(input, directory(page));
    }

    private Directory directory(int page) throws IOException {
        long[] offsets = input.chain().offsets();
        Objects.checkIndex(page, offsets.length);
        return new Directory(input, page + 1, offsets[page]);
    }

    private PageBuilder builder(int page, PageTags tags) throws TiffException {
        boolean swaps = tags.orientation().swapsAxes();
        if (tags.height() > PageBuilder.mostRows(tags.width()) || (swaps && tags.height() > Page.WIDEST)) {
            throw input.unsupported(
                    page + 1,
                    -1,
                    "it is too large to be held in memory (" + tags.width() + " x " + tags.height() + " pixels)",
                    "Save it at a lower resolution or cut it into several pages");
        }
        return new PageBuilder(tags.width(), tags.resolution());
    }

    private RowCounts stream(PageTags tags, RowSink sink) throws IOException {
        RowSink target = tags.inverted() ? inverting(tags.width(), sink) : sink;
        byte[] chunk = new byte[CHUNK];
        byte[] white = new byte[Page.stride(tags.width())];
        RowCounts total = RowCounts.NONE;
        for (int strip = 0, row = 0; row < tags.height(); strip++, row += tags.rowsPerStrip()) {
            int rows = Math.min(tags.rowsPerStrip(), tags.height() - row);
            StripDecoder decoder = StripDecoder.of(tags, rows, target);
            long offset = tags.stripOffsets()[strip];
            long left = tags.stripLengths()[strip];
            while (left > 0 && !decoder.ended()) {
                int length = (int) Math.min(left, chunk.length);
                input.read(offset, chunk, 0, length);
                decoder.write(chunk, length);
                offset += length;
                left -= length;
            }
            decoder.finish();
            RowCounts counts = decoder.counts();
            int missing = rows - counts.total();
            for (int i = 0; i < missing; i++) {
                sink.row(white, 0);
            }
            total = new RowCounts(
                    total.good() + counts.good(),
                    total.bad() + counts.bad() + missing,
                    Math.max(total.longestBadRun(), Math.max(counts.longestBadRun(), missing)));
        }
        return total;
    }

    /** PhotometricInterpretation 1: what the file calls 1 is white. */
    private static RowSink inverting(int width, RowSink sink) {
        byte[] inverted = new byte[Page.stride(width)];
        int lastOctetMask = 0xFF << (-width & 7);
        return (packed, offset) -> {
            for (int i = 0; i < inverted.length; i++) {
                inverted[i] = (byte) ~packed[offset + i];
            }
            inverted[inverted.length - 1] &= (byte) lastOctetMask;
            sink.row(inverted, 0);
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
