package org.pagewire.image.t85;

/** Which pixels around one predict it (T.82, clause 6.7); ten in either. */
public enum Template {
    /** Three of the row two above, five of the row above, two to the left; codes a little better. */
    THREE_LINES(0x37A, 2, 0x0E5, 3),
    /** Six of the row above, four to the left (LRLTWO). */
    TWO_LINES(0x3EE, 4, 0x195, 5);

    /**
     * Pixel bits that stay in the context when it moves one to the right. A context has the pixels of the topmost row in its highest
     * bits and the one left of the pixel to code in bit 0.
     */
    final int kept;
    /** The bit by which the next pixel of the row above enters, which is the default place of the adaptive pixel. */
    final int aboveShift;
    /** The context of the pseudo pixel that tells of typical rows. */
    final int typicalContext;
    /** How far to the left the adaptive pixel is moved at least; nearer are pixels of the template. */
    final int nearestAdaptive;

    Template(int kept, int aboveShift, int typicalContext, int nearestAdaptive) {
        this.kept = kept;
        this.aboveShift = aboveShift;
        this.typicalContext = typicalContext;
        this.nearestAdaptive = nearestAdaptive;
    }
}
