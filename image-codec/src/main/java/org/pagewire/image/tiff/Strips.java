package org.pagewire.image.tiff;

import java.io.IOException;
import java.util.Arrays;

/**
 * Where the data of a page lies.
 *
 * @param rowsPerStrip rows of each strip, the last one perhaps fewer
 * @param offsets where each strip starts
 * @param lengths octets of each strip, within the file; 0 for one that is not there
 */
record Strips(int rowsPerStrip, long[] offsets, long[] lengths) {

    /** Strips may share data, as blank ones could; time to decode grows with the file alone if they do not share much. */
    private static final long MOST_SHARED = 16;

    /**
     * Strips as the tags have them, with the mistakes mended that are known from scanners: one strip that is said to be
     * several, lengths of zero or none (the strip then runs up to whatever lies behind it), lengths beyond the file or the next strip.
     *
     * @throws TiffException if no strip lies in the file, or strips share much of their data
     */
    static Strips of(TiffInput input, Directory tags, int height) throws IOException {
        long[] found = tags.numbers(Tag.STRIP_OFFSETS);
        if (found == null || found.length == 0) {
            throw input.damaged(tags.page(), tags.at(Tag.STRIP_OFFSETS), "it has no strips of data");
        }
        long said = tags.spareNumber(Tag.ROWS_PER_STRIP, height);
        int rowsPerStrip = found.length == 1 || said < 1 ? height : (int) Math.min(said, height);
        int strips = (int) (((long) height + rowsPerStrip - 1) / rowsPerStrip);
        long[] offsets = Arrays.copyOf(found, strips);
        long[] lengths = lengths(input, tags, offsets, Math.min(found.length, strips));
        if (Arrays.stream(lengths).allMatch(length -> length == 0)) {
            throw input.damaged(
                    tags.page(),
                    offsets[0],
                    "its data should start here, but the file ends at " + input.size() + " octets");
        }
        return new Strips(rowsPerStrip, offsets, lengths);
    }

    private static long[] lengths(TiffInput input, Directory tags, long[] offsets, int known) throws IOException {
        long[] given = tags.spareNumbers(Tag.STRIP_BYTE_COUNTS);
        long[] lengths = new long[offsets.length];
        long[] ends = null;
        for (int i = 0; i < known; i++) {
            if (offsets[i] < 0 || offsets[i] >= input.size()) {
                continue;
            }
            long length = given == null || i >= given.length ? 0 : given[i];
            if (length <= 0) {
                if (ends == null) {
                    ends = ends(input, offsets);
                }
                length = next(ends, offsets[i]) - offsets[i];
            }
            lengths[i] = Math.min(length, input.size() - offsets[i]);
        }
        if (Arrays.stream(lengths).sum() > input.size()) {
            shorten(input, tags, offsets, lengths);
        }
        return lengths;
    }

    /** Ends strips that reach into one another where the next one starts, and refuses very many of the same data. */
    private static void shorten(TiffInput input, Directory tags, long[] offsets, long[] lengths) throws IOException {
        long[] ends = ends(input, offsets);
        long octets = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] > 0) {
                lengths[i] = Math.min(lengths[i], next(ends, offsets[i]) - offsets[i]);
                octets += lengths[i];
            }
        }
        if (octets > MOST_SHARED * input.size()) {
            throw input.damaged(
                    tags.page(),
                    tags.at(Tag.STRIP_OFFSETS),
                    "its strips lie upon one another: they are " + octets + " octets in a file of " + input.size());
        }
    }

    /** Where a strip cannot go on: at another strip, at a directory, at the end of the file. */
    private static long[] ends(TiffInput input, long[] offsets) {
        long[] directories = input.chain().offsets();
        long[] ends = Arrays.copyOf(offsets, offsets.length + directories.length + 1);
        System.arraycopy(directories, 0, ends, offsets.length, directories.length);
        ends[ends.length - 1] = input.size();
        Arrays.sort(ends);
        return ends;
    }

    private static long next(long[] ends, long offset) {
        int found = Arrays.binarySearch(ends, offset + 1);
        return ends[found >= 0 ? found : -found - 1];
    }

    /** Octets of data in all strips. */
    long octets() {
        return Arrays.stream(lengths).sum();
    }
}
