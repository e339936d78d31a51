package org.pagewire.image.document;

import java.util.Arrays;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Resolution;

/** Makes a grey page black and white. */
final class BlackAndWhite {

    /** Three quarters of white, which keeps the most text readable. */
    private static final int TEXT_BELOW = 191;

    @FunctionalInterface
    private interface Ink {
        boolean isBlack(int x, int y);
    }

    private BlackAndWhite() {}

    static Page page(GreyPlane grey, Resolution resolution, Mode mode) {
        return switch (mode) {
            case TEXT -> page(grey, resolution, (x, y) -> grey.at(x, y) < TEXT_BELOW);
            case MIXED -> page(grey, resolution, new Mixture(grey, resolution)::isBlack);
            case PHOTO -> {
                Halftone halftone = new Halftone(resolution);
                yield page(grey, resolution, (x, y) -> halftone.isBlack(x, y, grey.at(x, y)));
            }
        };
    }

    private static Page page(GreyPlane grey, Resolution resolution, Ink ink) {
        PageBuilder page = new PageBuilder(grey.width(), resolution);
        byte[] row = new byte[Page.stride(grey.width())];
        for (int y = 0; y < grey.height(); y++) {
            Arrays.fill(row, (byte) 0);
            for (int x = 0; x < grey.width(); x++) {
                if (ink.isBlack(x, y)) {
                    row[x >> 3] |= (byte) (0x80 >> (x & 7));
                }
            }
            page.row(row, 0);
        }
        return page.build();
    }
}
