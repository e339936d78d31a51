package org.pagewire.image.tiff;

/** The types of values: TIFF 6.0, section 2; from 13 on BigTIFF and its neighbours. */
final class Type {

    static final int BYTE = 1;
    static final int ASCII = 2;
    static final int SHORT = 3;
    static final int LONG = 4;
    static final int RATIONAL = 5;
    static final int SIGNED_BYTE = 6;
    static final int UNDEFINED = 7;
    static final int SIGNED_SHORT = 8;
    static final int SIGNED_LONG = 9;
    static final int SIGNED_RATIONAL = 10;
    static final int FLOAT = 11;
    static final int DOUBLE = 12;
    static final int DIRECTORY = 13;
    static final int LONG8 = 16;
    static final int SIGNED_LONG8 = 17;
    static final int DIRECTORY8 = 18;

    private Type() {}

    /** Octets of one value, 0 for a type that there is not. */
    static int octets(int type) {
        return switch (type) {
            case BYTE, ASCII, SIGNED_BYTE, UNDEFINED -> 1;
            case SHORT, SIGNED_SHORT -> 2;
            case LONG, SIGNED_LONG, FLOAT, DIRECTORY -> 4;
            case RATIONAL, SIGNED_RATIONAL, DOUBLE, LONG8, SIGNED_LONG8, DIRECTORY8 -> 8;
            default -> 0;
        };
    }
}
