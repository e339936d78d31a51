package org.pagewire.imaging.picture;

import org.pagewire.image.page.Page;

/**
 * The packed rows of a page, where several are looked at at once.
 *
 * @param width pixels per row
 * @param height rows
 * @param stride octets per row
 * @param bits of all rows, as {@link org.pagewire.image.page.RowSink} packs them; not to be changed
 */
record Rows(int width, int height, int stride, byte[] bits) {

    static Rows of(Page page) {
        int stride = Page.stride(page.width());
        byte[] bits = new byte[stride * page.height()];
        int[] end = {0};
        page.send((packed, offset) -> {
            System.arraycopy(packed, offset, bits, end[0], stride);
            end[0] += stride;
        });
        return new Rows(page.width(), page.height(), stride, bits);
    }

    /** Eight pixels of a row, from a multiple of eight; white where the page has none. */
    int octet(int y, int index) {
        return y < height && index < stride ? bits[y * stride + index] & 0xFF : 0;
    }

    /** Black pixels of a row from one column up to, not including, another. */
    int black(int y, int from, int to) {
        int first = from >> 3;
        int last = (to - 1) >> 3;
        int black = 0;
        for (int i = first; i <= last; i++) {
            int octet = octet(y, i);
            if (i == first) {
                octet &= 0xFF >> (from & 7);
            }
            if (i == last) {
                octet &= 0xFF << (-to & 7);
            }
            black += Integer.bitCount(octet);
        }
        return black;
    }
}
