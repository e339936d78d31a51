package org.pagewire.image.document;

/** How grey and colour become black and white. */
public enum Mode {
    /** One threshold at three quarters of white: thin and pale strokes stay, anything paler goes white. Smallest. */
    TEXT,
    /**
     * The page is told apart into text with line art and photographs with tints: a threshold that follows its
     * surroundings for the one, so that grey, coloured and reversed text and text on a tint can be read; clustered dots for
     * the other.
     */
    MIXED,
    /** Clustered dots everywhere: photographs. */
    PHOTO
}
