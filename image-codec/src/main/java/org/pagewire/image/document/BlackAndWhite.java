package org.pagewire.image.document;

import java.util.Arrays;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Resolution;

/** Makes a grey page black and white. */
final class BlackAndWhite {

    /** Three quarters of white, which keeps the most text readable. */
    private static final int TEXT_BELOW = 191;

    /** Sets the black pixels of a page, row by row from the top. */
    @FunctionalInterface
    interface Rows {
        /**
         * @param packed all white
         */
        void row(int y, byte[] packed);
    }

    private BlackAndWhite() {}

    static Page page(GreyPlane grey, Resolution resolution, Mode mode) {
        Rows rows = switch (mode) {
            case TEXT -> (y, packed) -> threshold(grey, y, packed);
            case MIXED -> new Mixture(grey, resolution);
            case PHOTO -> {
                Halftone halftone = new Halftone(resolution);
                boolean[] everywhere = new boolean[grey.width()];
                Arrays.fill(everywhere, true);
                yield (y, packed) -> halftone.row(grey, y, everywhere, packed);
            }
        };
        PageBuilder page = new PageBuilder(grey.width(), resolution);
        byte[] packed = new byte[Page.stride(grey.width())];
        for (int y = 0; y < grey.height(); y++) {
            Arrays.fill(packed, (byte) 0);
            rows.row(y, packed);
            page.row(packed, 0);
        }
        return page.build();
    }

    private static void threshold(GreyPlane grey, int y, byte[] packed) {
        for (int x = 0; x < grey.width(); x++) {
            if (grey.at(x, y) < TEXT_BELOW) {
                packed[x >> 3] |= (byte) (0x80 >> (x & 7));
            }
        }
    }
}
