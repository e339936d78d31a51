package org.pagewire.image.page;

/**
 * Takes the rows of one page, top to bottom.
 *
 * <p>A row is packed: eight pixels to an octet, the leftmost in the most significant bit, 1 is black. It takes
 * {@code (width + 7) / 8} octets from the offset given, and the bits to the right of the page's width are 0.
 */
@FunctionalInterface
public interface RowSink {

    /**
     * Takes the next row.
     *
     * @param packed holds the row; lent for this call alone, not to be changed or kept
     * @param offset index of the row's first octet
     */
    void row(byte[] packed, int offset);
}
