package org.pagewire.image.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A TIFF file's octets, its byte order and its chain of directories. */
final class TiffInput {

    /** More pages than this make no fax; a chain that long is damage. */
    static final int MOST_PAGES = 65_535;

    /** Octets of the header of a plain TIFF file. */
    static final int HEADER = 8;
    /** More entries than this in a directory are damage. */
    static final int MOST_ENTRIES = 4_096;

    private static final int MAGIC = 42;
    private static final int BIG_TIFF_MAGIC = 43;
    private static final int BIG_TIFF_HEADER = 16;

    private final FileChannel channel;
    private final Path file;
    private final ByteOrder order;
    private final TiffLayout layout;
    private final long size;
    private final Chain chain;

    /**
     * The directories of a file, in order. Where one cannot be read, it is the last.
     *
     * @param offsets of each directory
     * @param lastPointer where the pointer stands that a further directory would be entered in
     * @param damage why nothing can be appended: a directory that cannot be read, a chain that leads back into itself, or
     *     more directories than there is room for
     */
    record Chain(long[] offsets, long lastPointer, @Nullable TiffException damage) {}

    /**
     * Reads header and chain.
     *
     * @throws TiffException if either is broken
     */
    TiffInput(FileChannel channel, Path file) throws IOException {
        this.channel = channel;
        this.file = file;
        this.size = channel.size();
        ByteBuffer start = start();
        this.order = start.order();
        this.layout = start.getShort(2) == MAGIC ? TiffLayout.PLAIN : TiffLayout.BIG;
        this.chain = walk();
        if (chain.offsets.length == 1 && chain.damage != null && unreadable(chain.offsets[0])) {
            throw chain.damage;
        }
    }

    ByteOrder order() {
        return order;
    }

    TiffLayout layout() {
        return layout;
    }

    Chain chain() {
        return chain;
    }

    long size() {
        return size;
    }

    private ByteBuffer start() throws IOException {
        if (size < HEADER) {
            throw notTiff("it has " + size + " octets, too few for a TIFF file");
        }
        ByteBuffer start = ByteBuffer.allocate(HEADER);
        read(0, start.array(), 0, HEADER);
        boolean little = start.get(0) == 'I' && start.get(1) == 'I';
        boolean big = start.get(0) == 'M' && start.get(1) == 'M';
        start.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int magic = start.getShort(2);
        // Behind BigTIFF's magic stand the size of its offsets and a zero.
        boolean bigTiff =
                magic == BIG_TIFF_MAGIC && size >= BIG_TIFF_HEADER && start.getShort(4) == 8 && start.getShort(6) == 0;
        if (!(little || big) || !(magic == MAGIC || bigTiff)) {
            throw notTiff("it does not start like a TIFF file");
        }
        return start;
    }

    private TiffException notTiff(String problem) {
        return new TiffException(file, 0, 0, problem, "Give a TIFF file");
    }

    private Chain walk() throws IOException {
        long[] offsets = new long[4];
        int count = 0;
        Set<Long> seen = new HashSet<>();
        long octets = 0;
        long pointer = layout.firstPointer();
        while (true) {
            if (pointer > size - layout.pointerOctets()) {
                // Some writers leave out the pointer that ends the chain.
                return new Chain(Arrays.copyOf(offsets, count), pointer, cut(count, pointer));
            }
            long directory = layout.pointer(buffer(count, pointer, layout.pointerOctets()), 0);
            if (directory == 0) {
                return new Chain(Arrays.copyOf(offsets, count), pointer, null);
            }
            if (count == MOST_PAGES || !seen.add(directory)) {
                TiffException loop = damaged(count, pointer, "the chain of pages leads back into itself or has no end");
                return new Chain(Arrays.copyOf(offsets, count), pointer, loop);
            }
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * count);
            }
            offsets[count++] = directory;
            try {
                pointer = layout.nextPointer(directory, entries(count, directory));
            } catch (TiffException e) {
                return new Chain(Arrays.copyOf(offsets, count), pointer, e);
            }
            octets += pointer - directory;
            if (octets > size) {
                // Each can be all of the file but for the pointer: time would grow with the file's square.
                TiffException overlap = damaged(count, directory, "its directories lie upon one another");
                return new Chain(Arrays.copyOf(offsets, count), pointer, overlap);
            }
        }
    }

    private boolean unreadable(long directory) throws IOException {
        try {
            return entries(1, directory) == 0;
        } catch (TiffException e) {
            return true;
        }
    }

    /** How many entries a directory has. */
    int entries(int page, long directory) throws IOException {
        long entries = layout.count(buffer(page, directory, layout.countOctets()));
        if (entries <= 0 || entries > MOST_ENTRIES) {
            throw damaged(page, directory, "its directory says it has " + entries + " entries");
        }
        if (layout.nextPointer(directory, (int) entries) > size) {
            throw cut(page, directory);
        }
        return (int) entries;
    }

    /**
     * Some octets, in the file's byte order.
     *
     * @param page number for errors, first is 1
     */
    ByteBuffer buffer(int page, long offset, int length) throws IOException {
        if (offset < 0 || offset > size - length) {
            throw cut(page, offset);
        }
        byte[] octets = new byte[length];
        read(offset, octets, 0, length);
        return ByteBuffer.wrap(octets).order(order);
    }

    private TiffException cut(int page, long offset) {
        return damaged(page, offset, "the file ends at " + size + " octets, before what should stand here");
    }

    /** Fills a part of an array; the caller has checked that the file is long enough. */
    void read(long offset, byte[] octets, int from, int length) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(octets, from, length);
        long position = offset;
        while (target.hasRemaining()) {
            int read = channel.read(target, position);
            if (read < 0) {
                throw damaged(0, position, "the file became shorter while it was read");
            }
            position += read;
        }
    }

    TiffException damaged(int page, long offset, String problem) {
        return new TiffException(file, page, offset, problem, "The file is damaged: get it anew");
    }

    TiffException unsupported(int page, long offset, String problem, String remedy) {
        return new TiffException(file, page, offset, problem, remedy);
    }
}
