package org.pagewire.image.tiff;

import java.io.IOException;
import java.util.Arrays;
import org.pagewire.image.page.FaxGeometry;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.EndOfLine;
import org.pagewire.image.t4.RowCounts;

/**
 * What the tags of a page mean, checked.
 *
 * @param width pixels per row as stored
 * @param height rows as stored
 * @param resolution as stored
 * @param inverted whether a 1 in the file is white
 * @param stripOffsets where each strip starts
 * @param stripLengths octets of each strip, within the file
 */
record PageTags(
        int width,
        int height,
        Resolution resolution,
        Compression compression,
        BitOrder bitOrder,
        EndOfLine endOfLine,
        boolean inverted,
        Orientation orientation,
        int rowsPerStrip,
        long[] stripOffsets,
        long[] stripLengths,
        RowCounts quality) {

    /** The most rows a page may have in a file. */
    static final int MOST_ROWS = 1_000_000;

    private static final double CENTIMETRES_PER_INCH = 2.54;
    /** What a page is taken to be wide if its file does not say: the width of A4. */
    private static final double GUESSED_WIDTH_INCHES = 8.27;

    static PageTags of(TiffInput input, Directory tags) throws IOException {
        int page = tags.page();
        long width = tags.number(Tag.IMAGE_WIDTH, 0);
        long height = tags.number(Tag.IMAGE_LENGTH, 0);
        if (width < 1 || width > Page.WIDEST) {
            throw input.damaged(
                    page, tags.at(Tag.IMAGE_WIDTH), "its width is " + width + " pixels, not 1 to " + Page.WIDEST);
        }
        if (height < 1 || height > MOST_ROWS) {
            throw input.damaged(page, tags.at(Tag.IMAGE_LENGTH), "it has " + height + " rows, not 1 to " + MOST_ROWS);
        }
        checkBiLevel(input, tags);
        Compression compression = compression(input, tags);
        long options = tags.number(Tag.T4_OPTIONS, 0);
        EndOfLine endOfLine = compression == Compression.MH_RLE
                ? EndOfLine.OCTET_BOUNDARY
                : (options & Tag.ALIGNED_EOL) != 0 ? EndOfLine.ALIGNED_CODE : EndOfLine.CODE;
        int rowsPerStrip = (int) Math.min(Math.max(tags.number(Tag.ROWS_PER_STRIP, height), 1), height);
        int strips = (int) ((height + rowsPerStrip - 1) / rowsPerStrip);
        long[] offsets = offsets(input, tags, strips);
        return new PageTags(
                (int) width,
                (int) height,
                resolution(tags, (int) width, (int) height),
                compression,
                tags.number(Tag.FILL_ORDER, 1) == 2 ? BitOrder.LSB_FIRST : BitOrder.MSB_FIRST,
                endOfLine,
                tags.number(Tag.PHOTOMETRIC_INTERPRETATION, 0) == 1,
                orientation(input, tags),
                rowsPerStrip,
                offsets,
                lengths(input, tags, offsets),
                quality(tags, (int) height));
    }

    /** Octets of data in all strips. */
    long dataOctets() {
        return Arrays.stream(stripLengths).sum();
    }

    private static void checkBiLevel(TiffInput input, Directory tags) throws IOException {
        long bits = tags.number(Tag.BITS_PER_SAMPLE, 1);
        long samples = tags.number(Tag.SAMPLES_PER_PIXEL, 1);
        long photometric = tags.number(Tag.PHOTOMETRIC_INTERPRETATION, 0);
        if (bits != 1 || samples != 1 || photometric > 1) {
            throw input.unsupported(
                    tags.page(),
                    tags.at(Tag.BITS_PER_SAMPLE),
                    "it is a grey or colour page (" + samples + " samples of " + bits
                            + " bits per pixel), which is not supported yet",
                    "Save it as a black and white TIFF with Group 4 compression");
        }
        if (tags.has(Tag.TILE_WIDTH)) {
            throw input.unsupported(
                    tags.page(),
                    tags.at(Tag.TILE_WIDTH),
                    "it is stored in tiles, which is not supported",
                    "Save it in strips");
        }
    }

    private static Compression compression(TiffInput input, Directory tags) throws IOException {
        long compression = tags.number(Tag.COMPRESSION, 1);
        long options = tags.number(Tag.T4_OPTIONS, 0);
        return switch ((int) compression) {
            case 1 -> Compression.NONE;
            case 2 -> Compression.MH_RLE;
            case 3 -> (options & Tag.TWO_DIMENSIONAL) != 0 ? Compression.MR : Compression.MH;
            case 4 -> Compression.MMR;
            case 32773 -> Compression.PACK_BITS;
            default ->
                throw input.unsupported(
                        tags.page(),
                        tags.at(Tag.COMPRESSION),
                        "it is compressed with " + name((int) compression) + ", which is not supported yet",
                        "Save it as a black and white TIFF with Group 4 compression");
        };
    }

    private static String name(int compression) {
        return switch (compression) {
            case 5 -> "LZW";
            case 6, 7 -> "JPEG";
            case 8, 32946 -> "Deflate";
            case 9, 34661 -> "JBIG";
            case 10 -> "JBIG and JPEG as mixed raster content";
            default -> "method " + compression;
        };
    }

    static Orientation orientation(TiffInput input, Directory tags) throws IOException {
        long value = tags.number(Tag.ORIENTATION, 1);
        if (value < 1 || value > Orientation.values().length) {
            throw input.damaged(tags.page(), tags.at(Tag.ORIENTATION), "its orientation is " + value + ", not 1 to 8");
        }
        return Orientation.values()[(int) value - 1];
    }

    private static long[] offsets(TiffInput input, Directory tags, int strips) throws IOException {
        long[] offsets = tags.numbers(Tag.STRIP_OFFSETS);
        if (offsets == null || offsets.length < strips) {
            int found = offsets == null ? 0 : offsets.length;
            throw input.damaged(
                    tags.page(),
                    tags.at(Tag.STRIP_OFFSETS),
                    "it should have " + strips + " strips of data and has " + found);
        }
        for (int i = 0; i < strips; i++) {
            if (offsets[i] >= input.size()) {
                throw input.damaged(
                        tags.page(),
                        offsets[i],
                        "strip " + (i + 1) + " of its data should start here, but the file ends at " + input.size());
            }
        }
        return offsets;
    }

    /** Missing or zero lengths (some scanners' habit) run to the end of the file; decoders know when they are done. */
    private static long[] lengths(TiffInput input, Directory tags, long[] offsets) throws IOException {
        long[] given = tags.numbers(Tag.STRIP_BYTE_COUNTS);
        long[] lengths = new long[offsets.length];
        for (int i = 0; i < lengths.length; i++) {
            long left = Math.max(input.size() - offsets[i], 0);
            boolean known = given != null && i < given.length && given[i] > 0;
            lengths[i] = known && given != null ? Math.min(given[i], left) : left;
        }
        return lengths;
    }

    static Resolution resolution(Directory tags, int width, int height) throws IOException {
        long unit = tags.number(Tag.RESOLUTION_UNIT, Tag.INCH);
        double scale = unit == Tag.CENTIMETRE ? CENTIMETRES_PER_INCH : 1;
        double x = tags.fraction(Tag.X_RESOLUTION) * scale;
        double y = tags.fraction(Tag.Y_RESOLUTION) * scale;
        boolean known = unit == Tag.CENTIMETRE || unit == Tag.INCH;
        // A few pixels per inch is a ratio or a mistake, no resolution.
        if (known && x >= 10 && y >= 10 && x <= 100_000 && y <= 100_000) {
            return new Resolution(x, y);
        }
        double square = Math.max(width / GUESSED_WIDTH_INCHES, 1);
        return FaxGeometry.guess(width, height)
                .map(guess -> guess.resolution().resolution())
                .orElse(new Resolution(square, square));
    }

    private static RowCounts quality(Directory tags, int height) throws IOException {
        int bad = (int) Math.min(tags.number(Tag.BAD_FAX_LINES, 0), height);
        int longest = (int) Math.min(tags.number(Tag.CONSECUTIVE_BAD_FAX_LINES, 0), bad);
        return new RowCounts(height - bad, bad, longest);
    }
}
