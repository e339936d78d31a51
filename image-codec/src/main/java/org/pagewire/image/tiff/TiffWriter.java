package org.pagewire.image.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.t4.RowCounts;

/**
 * Appends pages to a TIFF-F file (RFC 2306) so that a crash at any moment leaves a file with exactly the pages appended
 * before: a page's strip and tags are written behind all others and forced to disk; only then the pointer that makes it
 * part of the file is written, and forced. The pointer never crosses a disk sector, so it is there whole or not at all; only
 * the first one that is put into a file of another program may stand anywhere.
 * When {@link #append} or {@link TiffPage#commit} has returned, the page is on disk and may be confirmed to its sender;
 * when it has thrown, the page is not part of the file, and the next one may be tried. If the disk fails so that not even the
 * pointer can be taken back, the page may turn up, whole, until the next one takes its place.
 *
 * <p>A file of {@link #create} is nobody's proof of anything before it is closed: it is forced once, then.
 *
 * <p>A file without a page is a header alone. Two writers on one file at a time spoil it.
 *
 * <p>Limits: files of 4 GiB and 65,535 pages; a page that goes beyond is refused and the file left as it is.
 *
 * <p>Owned by one thread.
 */
public final class TiffWriter implements Closeable {

    /** Offsets in TIFF have 32 bits. */
    private static final long LARGEST_FILE = 0xFFFF_FFFFL;

    private static final byte[] EMPTY_FILE = {'I', 'I', 42, 0, 0, 0, 0, 0};
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);

    private final Path file;
    private final FileChannel channel;
    private final TiffSettings settings;
    /** Whether each page is to survive a crash. */
    private final boolean forced;

    private final ByteOrder order;
    private int pages;
    /** Where the next page goes. */
    private long end;
    /** Where the pointer to it goes. */
    private long pointer;

    private TiffWriter(Path file, FileChannel channel, TiffSettings settings, boolean forced, TiffInput input) {
        this.file = file;
        this.channel = channel;
        this.settings = settings;
        this.forced = forced;
        this.order = input.order();
        this.pages = input.chain().offsets().length;
        this.pointer = input.chain().lastPointer();
        this.end = input.size();
    }

    /**
     * Opens a file to append to with MMR, making it if there is none.
     *
     * @throws TiffException if what is there is not a TIFF file that can be appended to
     * @throws IOException if it cannot be read or written
     */
    public static TiffWriter open(Path file) throws IOException {
        return open(file, TiffSettings.of(Compression.MMR));
    }

    /**
     * Opens a file to append to, making it if there is none.
     *
     * @param coding of the pages appended
     * @throws TiffException if what is there is not a TIFF file that can be appended to
     * @throws IOException if it cannot be read or written
     */
    public static TiffWriter open(Path file, Coding coding) throws IOException {
        return open(file, TiffSettings.of(Compression.valueOf(coding.name())));
    }

    /**
     * Opens a file to append to, making it if there is none.
     *
     * @param settings of the pages appended
     * @throws TiffException if what is there is not a TIFF file that can be appended to
     * @throws IOException if it cannot be read or written
     */
    public static TiffWriter open(Path file, TiffSettings settings) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (holdsAtMostPartOfHeader(channel)) {
                write(channel, ByteBuffer.wrap(EMPTY_FILE), 0);
                channel.force(true);
                forceFolder(file);
            }
            return on(channel, file, settings);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Starts a file in the place of one that is there, for whoever makes a whole document and keeps it when it is done: pages
     * are on disk when {@link #close} has returned. A thousand pages take two thousand forced writes less.
     *
     * @param settings of the pages appended
     * @throws IOException if it cannot be written
     */
    public static TiffWriter create(Path file, TiffSettings settings) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            write(channel, ByteBuffer.wrap(EMPTY_FILE), 0);
            return new TiffWriter(file, channel, settings, /* forced= */ false, new TiffInput(channel, file));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Appends to a file that is open and has its header. */
    static TiffWriter on(FileChannel channel, Path file, TiffSettings settings) throws IOException {
        TiffInput input = new TiffInput(channel, file);
        checkAppendable(file, input);
        return new TiffWriter(file, channel, settings, /* forced= */ true, input);
    }

    private static void checkAppendable(Path file, TiffInput input) throws TiffException {
        TiffException damage = input.chain().damage();
        if (damage != null) {
            throw damage;
        }
        if (!input.layout().equals(TiffLayout.PLAIN)) {
            throw new TiffException(file, 0, 2, "it is a BigTIFF file, which is not appended to", "Start a new file");
        }
    }

    /** A new file, or one whose writer was killed while it wrote the header. */
    private static boolean holdsAtMostPartOfHeader(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size >= EMPTY_FILE.length) {
            return false;
        }
        ByteBuffer found = ByteBuffer.allocate((int) size);
        while (found.hasRemaining() && channel.read(found, found.position()) >= 0) {
            // Reads until all is there.
        }
        return found.flip().equals(ByteBuffer.wrap(EMPTY_FILE, 0, (int) size));
    }

    /** Makes the new file's name survive a power cut; a folder can be opened for reading alone. */
    private static void forceFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** How many pages the file has. */
    public int pages() {
        return pages;
    }

    /**
     * Appends a page; it is on disk when this returns.
     *
     * @throws IllegalArgumentException if the page has no row
     */
    public void append(Page page) throws IOException {
        TiffPage started = begin(page.width(), page.resolution());
        page.send(started);
        if (started.rows() == 0) {
            throw new IllegalArgumentException("a page without rows");
        }
        started.commit();
    }

    /**
     * Starts a page whose rows come one by one; only its compressed form is kept in memory. It becomes part of the file
     * when it is committed, so one that breaks off is simply left alone.
     *
     * @param width pixels per row, 1 to {@value Page#WIDEST}
     */
    public TiffPage begin(int width, Resolution resolution) {
        return new TiffPage(this, settings, width, resolution);
    }

    /** Writes a page: strip, directory, then the pointer to the directory. */
    void append(TiffPage page, byte[] strip, @Nullable RowCounts quality) throws IOException {
        if (pages == TiffInput.MOST_PAGES) {
            throw new TiffException(
                    file, 0, -1, "it has " + pages + " pages, and further ones are not read", "Start a new file");
        }
        long stripStart = end + (end & 1);
        // On a multiple of four plus two, so that the next pointer, behind a two-octet count and entries of twelve,
        // is on a multiple of four.
        long directoryStart = ((stripStart + strip.length + 1) & ~3L) + 2;
        ByteBuffer directory = directory(page, strip.length, quality, stripStart, directoryStart);
        long newEnd = directoryStart + directory.remaining();
        if (newEnd > LARGEST_FILE) {
            throw new TiffException(
                    file, pages + 1, end, "the page does not fit, a TIFF file ends at 4 GiB", "Start a new file");
        }
        ByteBuffer all = ByteBuffer.allocate((int) (newEnd - stripStart));
        all.put(strip)
                .position((int) (directoryStart - stripStart))
                .put(directory)
                .flip();
        int entries = all.order(order).getShort((int) (directoryStart - stripStart));
        write(channel, all, stripStart);
        force();
        // Even if the pointer fails it may be on disk: what it leads to is never written over.
        end = newEnd;
        enter(directoryStart);
        pointer = TiffLayout.PLAIN.nextPointer(directoryStart, entries);
        pages++;
    }

    private void force() throws IOException {
        if (forced) {
            channel.force(true);
        }
    }

    /** Makes a directory part of the file, or takes it back as far as the disk still obeys. */
    private void enter(long directoryStart) throws IOException {
        try {
            write(channel, ByteBuffer.allocate(4).order(order).putInt(0, (int) directoryStart), pointer);
            force();
        } catch (IOException e) {
            try {
                write(channel, ByteBuffer.allocate(4), pointer);
                force();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    private ByteBuffer directory(
            TiffPage page, int stripLength, @Nullable RowCounts quality, long stripStart, long directoryStart) {
        Compression compression = settings.compression();
        // What libtiff means by octets of JBIG that are as T.82 has them.
        boolean lsbFirst = compression == Compression.JBIG || settings.bitOrder() == BitOrder.LSB_FIRST;
        DirectoryBuilder tags = new DirectoryBuilder(order)
                .number(Tag.NEW_SUBFILE_TYPE, Tag.PAGE)
                .number(Tag.IMAGE_WIDTH, page.width())
                .number(Tag.IMAGE_LENGTH, page.rows())
                .shorts(Tag.BITS_PER_SAMPLE, 1)
                .shorts(Tag.COMPRESSION, method(compression))
                .shorts(Tag.PHOTOMETRIC_INTERPRETATION, 0)
                .shorts(Tag.FILL_ORDER, lsbFirst ? 2 : 1)
                .number(Tag.STRIP_OFFSETS, stripStart)
                .shorts(Tag.ORIENTATION, 1)
                .shorts(Tag.SAMPLES_PER_PIXEL, 1)
                .number(Tag.ROWS_PER_STRIP, page.rows())
                .number(Tag.STRIP_BYTE_COUNTS, stripLength)
                .fraction(Tag.X_RESOLUTION, page.resolution().horizontal())
                .fraction(Tag.Y_RESOLUTION, page.resolution().vertical());
        switch (compression) {
            case MMR -> tags.number(Tag.T6_OPTIONS, 0);
            case MR -> tags.number(Tag.T4_OPTIONS, Tag.ALIGNED_EOL | Tag.TWO_DIMENSIONAL);
            case MH -> tags.number(Tag.T4_OPTIONS, Tag.ALIGNED_EOL);
            default -> {}
        }
        tags.shorts(Tag.RESOLUTION_UNIT, Tag.INCH)
                // A total of 0: not known yet.
                .shorts(Tag.PAGE_NUMBER, pages, 0)
                .text(Tag.SOFTWARE, settings.software());
        if (settings.date() != null) {
            tags.text(Tag.DATE_TIME, DATE.format(settings.date()));
        }
        if (quality != null) {
            tags.number(Tag.BAD_FAX_LINES, quality.bad())
                    .shorts(Tag.CLEAN_FAX_DATA, quality.bad() == 0 ? 0 : 1)
                    .number(Tag.CONSECUTIVE_BAD_FAX_LINES, quality.longestBadRun());
        }
        return tags.build(directoryStart);
    }

    private static int method(Compression compression) {
        return switch (compression) {
            case JBIG -> 34661;
            case MMR -> 4;
            default -> 3;
        };
    }

    private static void write(FileChannel channel, ByteBuffer octets, long offset) throws IOException {
        long position = offset;
        while (octets.hasRemaining()) {
            position += channel.write(octets, position);
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (!forced && channel.isOpen()) {
                channel.force(true);
                forceFolder(file);
            }
        }
    }
}
