package org.pagewire.imaging.app;

import java.time.ZonedDateTime;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.document.Mode;
import org.pagewire.image.lettering.HeaderLine;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.page.ScanWidth;
import picocli.CommandLine.Option;

/** Which pages, and what is to become of them; a mixin. */
final class PageOptions {
    @Option(
            names = "--pages",
            paramLabel = "N-M,...",
            converter = PageNumbers.Converter.class,
            description = "The pages of each IN to take, in this order, as 1-3,5 or 4- (default: all).")
    private PageNumbers pages = PageNumbers.ALL;

    @Option(
            names = "--resolution",
            paramLabel = "NAME",
            converter = Resolutions.FaxConverter.class,
            description = "standard, fine, superfine, 300, 400, 600 or another of T.30.")
    private @Nullable FaxResolution resolution;

    @Option(
            names = "--width",
            paramLabel = "PAPER",
            description = "Widest paper: a4, b4 or a3 (default: a4). A wider page is made smaller.")
    private @Nullable ScanWidth width;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "How grey and colour become black and white: text, mixed or photo (default: mixed).")
    private Mode mode = Mode.MIXED;

    @Option(names = "--rotate", paramLabel = "DEGREES", description = "Turn pages clockwise: 90, 180 or 270.")
    private int rotation;

    @Option(
            names = "--header",
            paramLabel = "TEXT",
            converter = HeaderText.Converter.class,
            description =
                    "Put a line above each page: left|middle|right, with {page}, {pages}, {date} and {time} in it.")
    private @Nullable HeaderText header;

    PageNumbers pages() {
        return pages;
    }

    Mode mode() {
        return mode;
    }

    /** What documents are made for; one that is to be turned may be as wide as the paper is long before. */
    FaxFitter documentFitter() {
        return FaxFitter.exactly(
                resolution == null ? FaxResolution.FINE : resolution, onItsSide() ? ScanWidth.A3 : paper());
    }

    /** Whether pages that are fax pages already stay as they are. */
    boolean keepsPages() {
        return resolution == null && width == null && rotation == 0 && header == null;
    }

    /** Whether the rotation is one there is. */
    boolean turnsByRightAngles() {
        return rotation == 0 || rotation == 90 || rotation == 180 || rotation == 270;
    }

    /**
     * A page with its header line, as it is to be written.
     *
     * @param number from 1, of the pages written
     * @param pages how many are written
     */
    Page headed(Page fitted, int number, int pages, ZonedDateTime now) {
        return header == null ? fitted : header.line(number, pages, now).above(fitted);
    }

    /** A page turned and in the size that is wanted; one that is to be turned has at most {@link Page#WIDEST} rows. */
    Page fitted(Page page) {
        Page turned = page.turned(rotation / 90);
        boolean onItsSide = onItsSide();
        if (resolution != null) {
            return FaxFitter.exactly(resolution, paper()).fit(turned);
        }
        if (width == null && !onItsSide) {
            return turned;
        }
        FaxResolution own = FaxResolution.of(page.resolution()).orElse(FaxResolution.FINE);
        return onItsSide
                ? FaxFitter.exactly(own, paper()).fit(turned)
                : new FaxFitter(EnumSet.allOf(FaxResolution.class), paper()).fit(turned);
    }

    /** Whether rows become columns, of which there are {@link Page#WIDEST} at most. */
    boolean onItsSide() {
        return rotation == 90 || rotation == 270;
    }

    /** Rows that are added to a page. */
    int headerRows(Resolution resolution) {
        return header == null ? 0 : HeaderLine.rows(resolution);
    }

    private ScanWidth paper() {
        return width == null ? ScanWidth.A4 : width;
    }
}
