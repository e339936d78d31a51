package org.pagewire.imaging.picture;

import org.pagewire.image.page.Page;

/** How much of a page is black. */
public final class Ink {
    private Ink() {}

    /** The black share of a page, 0 to 1. */
    public static double share(Page page) {
        int stride = Page.stride(page.width());
        long[] black = {0};
        page.send((packed, offset) -> {
            int row = 0;
            for (int i = offset; i < offset + stride; i++) {
                row += Integer.bitCount(packed[i] & 0xFF);
            }
            black[0] += row;
        });
        return page.height() == 0 ? 0 : (double) black[0] / ((long) page.width() * page.height());
    }
}
