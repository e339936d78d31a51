package org.pagewire.imaging.app;

import java.util.Optional;
import org.pagewire.image.page.BlankPage;
import org.pagewire.image.page.PaperSize;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.imaging.file.FilePage;
import org.pagewire.imaging.picture.Ink;

/**
 * What is told of a page, without its pixels.
 *
 * @param number first is 1
 * @param coding empty for a page that is drawn or has colours
 * @param profile of RFC 3949: S, F, J or empty
 * @param octets of its data; -1 where that makes no sense
 * @param offset of its data, or of the damage in raw data; -1 where that makes no sense
 * @param black share of its pixels, 0 to 1
 * @param blank whether nothing is on it but dust, shadows and holes
 * @param rows as decoded now
 * @param received as the tags tell
 * @param damage empty if its data is sound
 */
record PageFacts(
        int number,
        int width,
        int height,
        Resolution resolution,
        String coding,
        String profile,
        long octets,
        long offset,
        double black,
        boolean blank,
        RowCounts rows,
        RowCounts received,
        String damage) {

    private static final double MM_PER_INCH = 25.4;

    static PageFacts of(int number, FilePage page) {
        return new PageFacts(
                number,
                page.page().width(),
                page.page().height(),
                page.page().resolution(),
                page.coding(),
                page.profile(),
                page.octets(),
                page.offset(),
                Ink.share(page.page()),
                BlankPage.isBlank(page.page()),
                page.rows(),
                page.received(),
                page.damaged() ? page.damage() : "");
    }

    /** Its size on paper in whole millimetres, with the name of the sheet if it has one: "215x297 A4". */
    String paper() {
        String size = Math.round(widthMm()) + "x" + Math.round(heightMm());
        return sheet().map(name -> size + " " + name).orElse(size);
    }

    /** The name of the sheet it is on, if it is about one that people know. */
    Optional<String> sheet() {
        return PaperSize.of(width, height, resolution)
                .map(PaperSize::toString)
                .or(() -> PaperSize.of(height, width, resolution.turned()).map(sheet -> sheet + " landscape"));
    }

    boolean sound() {
        return damage.isEmpty() && received.bad() == 0;
    }

    double widthMm() {
        return width / resolution.horizontal() * MM_PER_INCH;
    }

    double heightMm() {
        return height / resolution.vertical() * MM_PER_INCH;
    }
}
