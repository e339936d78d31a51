package org.pagewire.image.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A TIFF file's octets, its byte order and its chain of directories. */
final class TiffInput {

    /** More pages than this make no fax; a chain that long is damage. */
    static final int MOST_PAGES = 65_535;

    /** Octets of the header; the pointer to the first directory is the last four of them. */
    static final int HEADER = 8;
    /** Where the pointer to the first directory stands. */
    static final int FIRST_POINTER = 4;
    /** Octets of a directory entry. */
    static final int ENTRY = 12;
    /** More entries than this in a directory are damage. */
    static final int MOST_ENTRIES = 4_096;

    private static final int MAGIC = 42;
    private static final int BIG_TIFF_MAGIC = 43;

    private final FileChannel channel;
    private final Path file;
    private final ByteOrder order;
    private final long size;
    private final Chain chain;

    /**
     * The directories of a file, in order.
     *
     * @param offsets of each directory
     * @param lastPointer where the pointer stands that a further directory would be entered in
     */
    record Chain(long[] offsets, long lastPointer) {}

    /**
     * Reads header and chain.
     *
     * @throws TiffException if either is broken
     */
    TiffInput(FileChannel channel, Path file) throws IOException {
        this.channel = channel;
        this.file = file;
        this.size = channel.size();
        this.order = byteOrder();
        this.chain = walk();
    }

    ByteOrder order() {
        return order;
    }

    Chain chain() {
        return chain;
    }

    long size() {
        return size;
    }

    private ByteOrder byteOrder() throws IOException {
        if (size < HEADER) {
            throw notTiff("it has " + size + " octets, too few for a TIFF file");
        }
        byte[] start = new byte[4];
        read(0, start, 0, start.length);
        ByteOrder found;
        if (start[0] == 'I' && start[1] == 'I') {
            found = ByteOrder.LITTLE_ENDIAN;
        } else if (start[0] == 'M' && start[1] == 'M') {
            found = ByteOrder.BIG_ENDIAN;
        } else {
            throw notTiff("it does not start like a TIFF file");
        }
        int magic = ByteBuffer.wrap(start).order(found).getShort(2);
        if (magic == BIG_TIFF_MAGIC) {
            throw new TiffException(
                    file, 0, 2, "it is a BigTIFF file, which is not supported", "Save it as plain TIFF");
        }
        if (magic != MAGIC) {
            throw notTiff("it does not start like a TIFF file");
        }
        return found;
    }

    private TiffException notTiff(String problem) {
        return new TiffException(file, 0, 0, problem, "Give a TIFF file");
    }

    private Chain walk() throws IOException {
        long[] offsets = new long[4];
        int count = 0;
        Set<Long> seen = new HashSet<>();
        long pointer = FIRST_POINTER;
        while (true) {
            long directory = buffer(count, pointer, 4).getInt() & 0xFFFF_FFFFL;
            if (directory == 0) {
                return new Chain(Arrays.copyOf(offsets, count), pointer);
            }
            if (count == MOST_PAGES || !seen.add(directory)) {
                throw damaged(count, pointer, "the chain of pages leads back into itself or has no end");
            }
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * count);
            }
            offsets[count++] = directory;
            pointer = directory + 2 + (long) ENTRY * entries(count, directory);
        }
    }

    /** How many entries a directory has. */
    int entries(int page, long directory) throws IOException {
        int entries = buffer(page, directory, 2).getShort() & 0xFFFF;
        if (entries == 0 || entries > MOST_ENTRIES) {
            throw damaged(page, directory, "its directory says it has " + entries + " entries");
        }
        return entries;
    }

    /**
     * Some octets, in the file's byte order.
     *
     * @param page number for errors, first is 1
     */
    ByteBuffer buffer(int page, long offset, int length) throws IOException {
        if (offset > size - length) {
            throw damaged(page, offset, "the file ends at " + size + " octets, before what should stand here");
        }
        byte[] octets = new byte[length];
        read(offset, octets, 0, length);
        return ByteBuffer.wrap(octets).order(order);
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
