package org.pagewire.image.tiff;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.page.FaxGeometry;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.ScanWidth;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.EndOfLine;
import org.pagewire.image.t4.RowCounts;

/**
 * What the tags of a page mean, checked.
 *
 * @param width pixels per row as stored
 * @param height rows as stored
 * @param resolution as stored
 * @param uncompressedMode whether uncompressed mode is announced
 * @param inverted whether a 1 in the file is white
 */
record PageTags(
        int width,
        int height,
        PageResolution resolution,
        Compression compression,
        BitOrder bitOrder,
        EndOfLine endOfLine,
        boolean uncompressedMode,
        boolean inverted,
        Orientation orientation,
        Strips strips,
        RowCounts quality) {

    /** The most rows a page may have in a file. */
    static final int MOST_ROWS = 1_000_000;

    /** The most pixels, in octets, of a page whose data cannot be as much: what is missing is filled with white up to here. */
    static final long MOST_FILLED = 64 << 20;

    private static final Set<FaxResolution> MINIMAL = EnumSet.of(FaxResolution.STANDARD, FaxResolution.FINE);

    private static final String WAY_OUT =
            "Open it as a document, which makes it black and white, or save it as TIFF with Group 4 compression";

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
        Strips strips = Strips.of(input, tags, (int) height);
        checkFilled(input, tags, compression, (int) width, (int) height, strips.octets());
        long options = tags.spareNumber(compression == Compression.MMR ? Tag.T6_OPTIONS : Tag.T4_OPTIONS, 0);
        return new PageTags(
                (int) width,
                (int) height,
                PageResolution.of(tags, (int) width, (int) height),
                compression,
                tags.spareNumber(Tag.FILL_ORDER, 1) == 2 ? BitOrder.LSB_FIRST : BitOrder.MSB_FIRST,
                endOfLine(compression, options),
                (options & Tag.UNCOMPRESSED) != 0,
                inverted(tags),
                orientation(tags),
                strips,
                quality(tags, (int) height));
    }

    private static EndOfLine endOfLine(Compression compression, long options) {
        return switch (compression) {
            case MH_RLE -> EndOfLine.OCTET_BOUNDARY;
            case MH_RLE_WORD -> EndOfLine.WORD_BOUNDARY;
            case MH, MR -> (options & Tag.ALIGNED_EOL) != 0 ? EndOfLine.ALIGNED_CODE : EndOfLine.CODE;
            default -> EndOfLine.CODE;
        };
    }

    private static void checkBiLevel(TiffInput input, Directory tags) throws IOException {
        long bits = tags.number(Tag.BITS_PER_SAMPLE, 1);
        long samples = tags.number(Tag.SAMPLES_PER_PIXEL, 1);
        long photometric = tags.number(Tag.PHOTOMETRIC_INTERPRETATION, 0);
        if (bits != 1 || samples != 1 || photometric == 2 || photometric > Tag.PALETTE) {
            throw input.unsupported(
                    tags.page(),
                    tags.at(Tag.BITS_PER_SAMPLE),
                    "it is a grey or colour page (" + samples * bits + " bits per pixel)",
                    WAY_OUT);
        }
        if (tags.has(Tag.TILE_WIDTH)) {
            throw input.unsupported(
                    tags.page(), tags.at(Tag.TILE_WIDTH), "it is stored in tiles, which fax pages are not", WAY_OUT);
        }
    }

    private static Compression compression(TiffInput input, Directory tags) throws IOException {
        long method = tags.number(Tag.COMPRESSION, 1);
        long options = tags.spareNumber(Tag.T4_OPTIONS, 0);
        Compression compression = switch ((int) Math.min(method, Integer.MAX_VALUE)) {
            case 1 -> Compression.NONE;
            case 2 -> Compression.MH_RLE;
            case 3 -> (options & Tag.TWO_DIMENSIONAL) != 0 ? Compression.MR : Compression.MH;
            case 4 -> Compression.MMR;
            case 5 -> Compression.LZW;
            case 8, 32946 -> Compression.DEFLATE;
            case 9, 34661 -> Compression.JBIG;
            case 32771 -> Compression.MH_RLE_WORD;
            case 32773 -> Compression.PACK_BITS;
            default ->
                throw input.unsupported(
                        tags.page(),
                        tags.at(Tag.COMPRESSION),
                        "it is compressed with " + name(method) + ", which fax pages are not",
                        WAY_OUT);
        };
        boolean mayPredict = compression == Compression.LZW || compression == Compression.DEFLATE;
        if (mayPredict && tags.number(Tag.PREDICTOR, 1) != 1) {
            throw input.unsupported(
                    tags.page(),
                    tags.at(Tag.PREDICTOR),
                    "it stores differences of neighbouring pixels, which black and white pages cannot have",
                    WAY_OUT);
        }
        return compression;
    }

    private static String name(long compression) {
        if (compression == 6 || compression == 7) {
            return "JPEG";
        }
        return compression == 10 ? "JBIG and JPEG as mixed raster content" : "method " + compression;
    }

    /** Length before decoding: a page of many pixels must have data for them. */
    private static void checkFilled(
            TiffInput input, Directory tags, Compression compression, int width, int height, long octets)
            throws TiffException {
        long stride = Page.stride(width);
        // What an octet can become at most, in octets of pixels. One bit of MMR can be a row, and MH takes more.
        long ratio = switch (compression) {
            case NONE -> 1;
            case PACK_BITS -> 64;
            case DEFLATE -> 1_032;
            case LZW -> 4_096;
            case MH, MH_RLE, MH_RLE_WORD, MR, MMR -> 8 * stride;
            // Two octets of T.85 can be any number of rows.
            case JBIG -> Long.MAX_VALUE / Math.max(octets, 1);
        };
        if (stride * height > MOST_FILLED && octets * ratio < stride * height) {
            throw input.damaged(
                    tags.page(),
                    tags.at(Tag.IMAGE_LENGTH),
                    "it says it has " + width + " x " + height + " pixels, more than its " + octets
                            + " octets of data can be");
        }
    }

    /** PhotometricInterpretation, or which of two colours is the darker one. */
    private static boolean inverted(Directory tags) throws IOException {
        long photometric = tags.number(Tag.PHOTOMETRIC_INTERPRETATION, 0);
        if (photometric != Tag.PALETTE) {
            return photometric == Tag.BLACK_IS_ZERO;
        }
        long[] colours = tags.numbers(Tag.COLOR_MAP);
        // Red of both, green of both, blue of both.
        return colours != null
                && colours.length >= 6
                && colours[0] + colours[2] + colours[4] < colours[1] + colours[3] + colours[5];
    }

    /** Upright if the tag has a value that there is not. */
    static Orientation orientation(Directory tags) throws IOException {
        long value = tags.spareNumber(Tag.ORIENTATION, 1);
        boolean known = value >= 1 && value <= Orientation.values().length;
        return known ? Orientation.values()[(int) value - 1] : Orientation.TOP_LEFT;
    }

    private static RowCounts quality(Directory tags, int height) throws IOException {
        int bad = (int) Math.min(Math.max(tags.spareNumber(Tag.BAD_FAX_LINES, 0), 0), height);
        int longest = (int) Math.min(Math.max(tags.spareNumber(Tag.CONSECUTIVE_BAD_FAX_LINES, 0), 0), bad);
        return new RowCounts(height - bad, bad, longest);
    }

    PageStorage storage(TiffInput input) {
        return new PageStorage(
                input.order(),
                bitOrder,
                endOfLine,
                uncompressedMode,
                inverted,
                strips.offsets().length,
                strips.rowsPerStrip(),
                input.layout().equals(TiffLayout.PLAIN) ? profile(input.order()) : null);
    }

    /** RFC 3949, sections 3.2, 4.2 and 5.2, as far as it can be told from the tags. */
    private @Nullable FaxProfile profile(ByteOrder byteOrder) {
        Optional<FaxGeometry> fax = resolution.fax(width);
        boolean single = strips.offsets().length == 1;
        if (fax.isEmpty() || !resolution.told() || inverted || uncompressedMode) {
            return null;
        }
        return switch (compression) {
            case JBIG -> single ? FaxProfile.J : null;
            case MH -> {
                boolean minimal = byteOrder == ByteOrder.LITTLE_ENDIAN
                        && bitOrder == BitOrder.LSB_FIRST
                        && single
                        && fax.get().scanWidth() == ScanWidth.A4
                        && orientation == Orientation.TOP_LEFT
                        && MINIMAL.contains(fax.get().resolution());
                yield minimal ? FaxProfile.S : FaxProfile.F;
            }
            case MR, MMR -> FaxProfile.F;
            default -> null;
        };
    }
}
