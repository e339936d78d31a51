package org.pagewire.image.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Decoder;
import org.pagewire.image.t4.T4Settings;

/**
 * Reads the pages of a TIFF or BigTIFF file in any order: black and white pages in strips, stored in any {@link Compression}, of
 * either byte and bit order. Holds nothing of a page but its tags; rows stream from the file, except that a page which is
 * not stored upright is turned in memory. Thumbnails and what hangs below pages (SubIFDs) are no pages.
 *
 * <p>Where MH, MR or MMR is not coded as the tags say, the coding and bit order are taken that the data shows.
 *
 * <p>Limits: 65,535 pages; pages of 1 to 65,535 pixels by 1 to 1,000,000 rows, which must have the data for that if they are
 * more than 64 MiB of pixels.
 *
 * <p>Owned by one thread.
 */
public final class TiffReader implements Closeable {

    /** Of NewSubfileType: a smaller picture of a page. */
    private static final int THUMBNAIL = 1;

    private final FileChannel channel;
    private final TiffInput input;
    private final int[] places;

    private TiffReader(FileChannel channel, TiffInput input) {
        this.channel = channel;
        this.input = input;
        this.places = places(input);
    }

    /**
     * Opens a file and walks its chain of pages. Where a later page of the chain cannot be found, it is the last one, and
     * whoever asks for it is told; a chain that leads back into itself, or whose directories lie upon one another, ends there.
     *
     * @throws TiffException if it is no TIFF file or its first page cannot be found
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

    /** The pages among the directories: all but thumbnails, unless there are none but those. */
    private static int[] places(TiffInput input) {
        int all = input.chain().offsets().length;
        int[] pages =
                IntStream.range(0, all).filter(i -> !isThumbnail(input, i)).toArray();
        return pages.length > 0 ? pages : IntStream.range(0, all).toArray();
    }

    private static boolean isThumbnail(TiffInput input, int place) {
        try {
            Directory tags = new Directory(input, place + 1, input.chain().offsets()[place]);
            return (tags.number(Tag.NEW_SUBFILE_TYPE, 0) & THUMBNAIL) != 0;
        } catch (IOException e) {
            // Whoever asks for the page is told.
            return false;
        }
    }

    /** How many pages there are; 0 for a file to which no page has been appended yet. */
    public int pages() {
        return places.length;
    }

    /**
     * The place of a page among all images of the file's chain, thumbnails included, for programs that count those too.
     *
     * @param page index, first is 0
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public int place(int page) {
        return places[Objects.checkIndex(page, places.length)];
    }

    /**
     * What the file says about a page.
     *
     * @param page index, first is 0
     * @throws TiffException if the tags make no sense or are not supported
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public PageInfo info(int page) throws IOException {
        Directory directory = directory(page);
        PageTags tags = PageTags.of(input, directory);
        Orientation orientation = tags.orientation();
        Resolution stored = tags.resolution().resolution();
        boolean swaps = orientation.swapsAxes();
        return new PageInfo(
                swaps ? tags.height() : tags.width(),
                swaps ? tags.width() : tags.height(),
                swaps ? stored.turned() : stored,
                tags.resolution().told(),
                tags.compression(),
                orientation,
                tags.quality(),
                tags.strips().offsets()[0],
                tags.strips().octets(),
                tags.storage(input),
                PageLabels.of(directory));
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
        PageTags tags = PageTags.of(input, directory(page));
        if (tags.orientation() == Orientation.TOP_LEFT) {
            return new PageData(input, tags, sink).stream();
        }
        PageBuilder stored = builder(page, tags);
        RowCounts counts = new PageData(input, tags, stored).stream();
        tags.orientation().upright(stored.build()).send(sink);
        return counts;
    }

    /**
     * Reads a page into memory, upright.
     *
     * @param page index, first is 0
     * @throws TiffException as {@link #read(int, RowSink)}, or if the page is larger than {@link PageBuilder#LARGEST}, or
     *     has more than 64 MiB of pixels and fewer bits of data than rows
     */
    public Page read(int page) throws IOException {
        PageTags tags = PageTags.of(input, directory(page));
        PageBuilder stored = builder(page, tags);
        new PageData(input, tags, stored).stream();
        return tags.orientation().upright(stored.build());
    }

    /**
     * The code of a page as stored, to be put elsewhere as it is.
     *
     * @param page index, first is 0
     * @return empty if the page is not one strip of T.4 or T.6 that decodes as labelled, every row good, without
     *     uncompressed mode; or if it is larger than {@link PageBuilder#LARGEST}
     * @throws TiffException if the tags make no sense or are not supported
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public Optional<FaxCode> code(int page) throws IOException {
        PageTags tags = PageTags.of(input, directory(page));
        Strips strips = tags.strips();
        boolean single = strips.offsets().length == 1 && strips.octets() <= PageBuilder.LARGEST;
        if (!tags.compression().isFax() || !single || tags.uncompressedMode()) {
            return Optional.empty();
        }
        byte[] octets = new byte[(int) strips.octets()];
        input.read(strips.offsets()[0], octets, 0, octets.length);
        T4Settings settings = FaxStrip.settings(tags);
        if (settings.bitOrder() == BitOrder.LSB_FIRST) {
            StripDecoder.turn(octets, octets.length);
            settings = settings.withBitOrder(BitOrder.MSB_FIRST);
        }
        T4Decoder decoder = new T4Decoder(settings, tags.height(), (packed, offset) -> {});
        decoder.write(octets);
        decoder.finish();
        if (decoder.counts().good() < tags.height()) {
            return Optional.empty();
        }
        return Optional.of(new FaxCode(
                octets, settings, tags.height(), tags.resolution().resolution(), tags.inverted(), tags.orientation()));
    }

    /**
     * Which way a page is stored, also one of a kind that cannot be read here.
     *
     * @param page index, first is 0
     * @throws TiffException if the directory cannot be read
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public Orientation orientation(int page) throws IOException {
        return PageTags.orientation(directory(page));
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
        int width = side(tags, Tag.IMAGE_WIDTH, Page.WIDEST);
        return PageResolution.of(tags, width, side(tags, Tag.IMAGE_LENGTH, PageTags.MOST_ROWS))
                .resolution();
    }

    private static int side(Directory tags, int tag, int most) throws IOException {
        return (int) Math.max(1, Math.min(tags.number(tag, 1), most));
    }

    private Directory directory(int page) throws IOException {
        return new Directory(input, page + 1, input.chain().offsets()[place(page)]);
    }

    private PageBuilder builder(int page, PageTags tags) throws TiffException {
        boolean swaps = tags.orientation().swapsAxes();
        // Nothing bounds the rows of T.85, so one in each bit must do.
        boolean empty = (long) Page.stride(tags.width()) * tags.height() > PageTags.MOST_FILLED
                && 8 * tags.strips().octets() < tags.height();
        if (empty || tags.height() > PageBuilder.mostRows(tags.width()) || (swaps && tags.height() > Page.WIDEST)) {
            throw input.unsupported(
                    page + 1,
                    -1,
                    "it is too large to be held in memory (" + tags.width() + " x " + tags.height() + " pixels)",
                    "Save it at a lower resolution or cut it into several pages");
        }
        return new PageBuilder(tags.width(), tags.resolution().resolution());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
