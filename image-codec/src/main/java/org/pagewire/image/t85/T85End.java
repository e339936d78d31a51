package org.pagewire.image.t85;

/** Why a decoder is at the end of its page, or that it is not. */
public enum T85End {
    /** More may come. */
    OPEN,
    /** All rows that the header or NEWLEN announced are there. What follows is ignored. */
    COMPLETE,
    /** {@link T85Decoder#finish} was called before all rows announced were there. */
    DATA_ENDED,
    /** A header that is none, of another profile than T.85, or of a page wider than allowed. No row was handed out. */
    REFUSED,
    /** A marker that cannot be where it is. The rows before it stay. */
    DAMAGED,
    /** The sender broke the page off (ABORT). The rows before it stay. */
    ABORTED,
    /** As many rows as the caller allows. What follows is ignored. */
    ROW_LIMIT
}
