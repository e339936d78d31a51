package org.pagewire.image.tiff;

/** The tags that are read or written: TIFF 6.0; from 326 on RFC 2306. */
final class Tag {

    static final int NEW_SUBFILE_TYPE = 254;
    static final int IMAGE_WIDTH = 256;
    static final int IMAGE_LENGTH = 257;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC_INTERPRETATION = 262;
    static final int FILL_ORDER = 266;
    static final int IMAGE_DESCRIPTION = 270;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTE_COUNTS = 279;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int T4_OPTIONS = 292;
    static final int T6_OPTIONS = 293;
    static final int RESOLUTION_UNIT = 296;
    static final int PAGE_NUMBER = 297;
    static final int SOFTWARE = 305;
    static final int DATE_TIME = 306;
    static final int PREDICTOR = 317;
    static final int COLOR_MAP = 320;
    static final int TILE_WIDTH = 322;
    static final int BAD_FAX_LINES = 326;
    static final int CLEAN_FAX_DATA = 327;
    static final int CONSECUTIVE_BAD_FAX_LINES = 328;

    /** Of {@link #T4_OPTIONS}: MR. */
    static final int TWO_DIMENSIONAL = 1;
    /** Of {@link #T4_OPTIONS} and {@link #T6_OPTIONS}: uncompressed mode is used. */
    static final int UNCOMPRESSED = 2;
    /** Of {@link #T4_OPTIONS}: each EOL ends on an octet boundary. */
    static final int ALIGNED_EOL = 4;

    /** Of {@link #NEW_SUBFILE_TYPE}: a page of several. */
    static final int PAGE = 2;

    /** Of {@link #PHOTOMETRIC_INTERPRETATION}. */
    static final int BLACK_IS_ZERO = 1;
    /** Of {@link #PHOTOMETRIC_INTERPRETATION}. */
    static final int PALETTE = 3;

    /** Of {@link #RESOLUTION_UNIT}. */
    static final int INCH = 2;
    /** Of {@link #RESOLUTION_UNIT}. */
    static final int CENTIMETRE = 3;

    private Tag() {}
}
