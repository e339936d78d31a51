package org.pagewire.image.t85;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The first 20 octets of a coded page (BIH; T.82, clause 6.2, with the values that T.85 allows).
 *
 * @param width pixels per row, 1 to 2^32 - 1
 * @param height rows, 1 to 2^32 - 1; with {@code heightMayShrink} the most there can be
 * @param stripeRows rows per stripe, 1 to 2^32 - 1
 * @param farthestAdaptive how far to the left the adaptive template pixel may go (Mx), 0 to 127
 * @param template which pixels predict one
 * @param heightMayShrink whether NEWLEN may tell a smaller height later (VLENGTH)
 * @param typicalPrediction whether a row like the one above is told by one pseudo pixel (TPBON)
 */
public record T85Header(
        long width,
        long height,
        long stripeRows,
        int farthestAdaptive,
        Template template,
        boolean heightMayShrink,
        boolean typicalPrediction) {

    /** Octets of a header. */
    static final int LENGTH = 20;

    /** The height that says nothing. */
    static final long NO_HEIGHT = 0xFFFF_FFFFL;

    private static final int TWO_LINES = 0x40;
    private static final int VARIABLE_LENGTH = 0x20;
    private static final int TYPICAL = 0x08;
    /** Bits of the options that have a meaning in one layer; those of differential layers must not be set with any. */
    private static final int KNOWN_OPTIONS = 0x7F;
    /** Deterministic prediction, by a private table that would stand behind the header: DPON, DPPRIV, not DPLAST. */
    private static final int DETERMINISTIC = 0x07;

    private static final int WITH_TABLE = 0x06;

    /** The header in these octets, or null if they are none that T.85 has. */
    static @Nullable T85Header parse(byte[] octets) {
        ByteBuffer in = ByteBuffer.wrap(octets, 0, LENGTH);
        int lowestLayer = in.get();
        int highestLayer = in.get();
        int planes = in.get();
        in.get();
        long width = in.getInt() & 0xFFFF_FFFFL;
        long height = in.getInt() & 0xFFFF_FFFFL;
        long stripeRows = in.getInt() & 0xFFFF_FFFFL;
        int farthestAdaptive = in.get();
        int farthestUp = in.get();
        // How layers and planes are ordered; with one of each it means nothing, and encoders differ in it.
        in.get();
        int options = in.get();
        boolean one = lowestLayer == 0 && highestLayer == 0 && planes == 1;
        boolean sized = width > 0 && height > 0 && stripeRows > 0;
        boolean plain = (options & ~KNOWN_OPTIONS) == 0 && (options & DETERMINISTIC) != WITH_TABLE;
        if (!one || !sized || !plain || farthestAdaptive < 0 || farthestUp != 0) {
            return null;
        }
        return new T85Header(
                width,
                height,
                stripeRows,
                farthestAdaptive,
                (options & TWO_LINES) != 0 ? Template.TWO_LINES : Template.THREE_LINES,
                (options & VARIABLE_LENGTH) != 0,
                (options & TYPICAL) != 0);
    }

    /** The header of a page to be coded, which never moves the adaptive pixel. */
    static T85Header of(T85Settings settings) {
        boolean unknown = settings.height() == T85Settings.UNKNOWN;
        return new T85Header(
                settings.width(),
                unknown ? NO_HEIGHT : settings.height(),
                settings.stripeRows(),
                0,
                settings.template(),
                unknown,
                settings.typicalPrediction());
    }

    byte[] octets() {
        int options = (template == Template.TWO_LINES ? TWO_LINES : 0)
                | (heightMayShrink ? VARIABLE_LENGTH : 0)
                | (typicalPrediction ? TYPICAL : 0);
        return ByteBuffer.allocate(LENGTH)
                .put(new byte[] {0, 0, 1, 0})
                .putInt((int) width)
                .putInt((int) height)
                .putInt((int) stripeRows)
                .put(new byte[] {(byte) farthestAdaptive, 0, 0, (byte) options})
                .array();
    }
}
