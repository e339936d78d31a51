package org.pagewire.image.t4;

/** Why a decoder is at the end of its page, or that it is not. */
public enum PageEnd {
    /** More may come. */
    OPEN,
    /** RTC or EOFB was read: the page is complete. What follows is ignored. */
    END_CODE,
    /** {@link T4Decoder#finish} was called and there was no RTC or EOFB. */
    DATA_ENDED,
    /** A code that cannot be, where nothing says where to go on: MMR, or MH without EOL. What follows is ignored. */
    DAMAGED,
    /** As many rows as the caller allows. What follows is ignored. */
    ROW_LIMIT
}
