package org.pagewire.image.page;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/**
 * Makes a page one that a fax call can carry. A page that already has a fax width and resolution the other machine takes
 * passes through pixel for pixel; a narrower one of such a resolution is padded with white on the right. Any other is
 * scaled by its size on paper, so that what is square stays square, made smaller if it is wider than the other machine's
 * paper, and padded. Rows are never cut off.
 *
 * <p>Of the resolutions taken a page gets the one that keeps most of its pixels; one that makes many more pixels to keep
 * a few of the page's is not worth them.
 *
 * <p>Immutable, so any thread may use it.
 */
public final class FaxFitter {

    /** A page wider than a fax width by this much or less is that wide: Letter is 1734 pixels at 204 dpi, A4 1687. */
    private static final double SLACK = 1.03;
    /**
     * How much more a kept pixel counts than one made. With 3, a page goes fine from 124 rows per inch and superfine from
     * 247, and doubling is worth it wherever otherwise half is lost.
     */
    private static final double KEEPING = 3;

    private final Set<FaxResolution> resolutions;
    private final ScanWidth widest;

    /**
     * For whatever suits a page best.
     *
     * @param resolutions what the other machine takes; STANDARD always counts as one of them (T.30, table 2)
     * @param widest widest scan line the other machine takes; it takes the narrower ones too
     */
    public FaxFitter(Set<FaxResolution> resolutions, ScanWidth widest) {
        this(widest, withStandard(resolutions));
    }

    private FaxFitter(ScanWidth widest, EnumSet<FaxResolution> taken) {
        this.resolutions = taken;
        this.widest = widest;
    }

    private static EnumSet<FaxResolution> withStandard(Set<FaxResolution> resolutions) {
        EnumSet<FaxResolution> all = EnumSet.of(FaxResolution.STANDARD);
        all.addAll(resolutions);
        return all;
    }

    /** For one resolution, whatever a page is like. */
    public static FaxFitter exactly(FaxResolution resolution, ScanWidth widest) {
        return new FaxFitter(widest, EnumSet.of(resolution));
    }

    /**
     * The geometry a page of this width and resolution will have.
     *
     * @param width pixels per row, 1 to {@value Page#WIDEST}
     */
    public FaxGeometry geometry(int width, Resolution resolution) {
        FaxResolution chosen = choose(resolution);
        double wanted = width * chosen.per(resolution).across() / SLACK;
        for (ScanWidth candidate : ScanWidth.values()) {
            if (wanted <= candidate.pixels(chosen) || candidate == widest) {
                return new FaxGeometry(candidate, chosen);
            }
        }
        throw new AssertionError(widest);
    }

    private FaxResolution choose(Resolution page) {
        return FaxResolution.of(page)
                .filter(resolutions::contains)
                .orElseGet(() -> Collections.max(
                        resolutions, Comparator.comparingDouble(taken -> worth(page, taken.resolution()))));
    }

    private static double worth(Resolution page, Resolution taken) {
        double kept = Math.min(page.horizontal(), taken.horizontal()) * Math.min(page.vertical(), taken.vertical());
        return Math.pow(kept, KEEPING) / (taken.horizontal() * taken.vertical());
    }

    /**
     * The page turned a quarter to the left, if as it is it would be made smaller and turned less so: a sheet of A4 that was
     * scanned with its long side ahead, for a machine that takes no A3. Otherwise the same object.
     */
    public Page upended(Page page) {
        return upends(page.width(), page.height(), page.resolution()) ? page.turned(-1) : page;
    }

    /**
     * Whether {@link #upended} turns a page of this size.
     *
     * @param width pixels per row
     * @param height rows
     */
    public boolean upends(int width, int height, Resolution resolution) {
        if (height < 1 || height > Page.WIDEST) {
            return false;
        }
        double asIs = overshoot(width, resolution);
        return asIs > SLACK && overshoot(height, resolution.turned()) < asIs;
    }

    /** How many times too wide for the widest paper. */
    private double overshoot(int width, Resolution resolution) {
        FaxResolution chosen = choose(resolution);
        return width * chosen.per(resolution).across() / widest.pixels(chosen);
    }

    /** The page in its fax geometry and resolution; the same object where nothing has to change. */
    public Page fit(Page page) {
        FaxGeometry target = geometry(page.width(), page.resolution());
        Resolution resolution = target.resolution().resolution();
        if (passes(target, page.width(), page.resolution()) && page.width() == target.width()) {
            return page.resolution().equals(resolution) ? page : page.at(resolution);
        }
        PageBuilder result = new PageBuilder(target.width(), resolution);
        int mostRows = PageBuilder.mostRows(target.width());
        RowFilter filter =
                rows(page.width(), page.resolution(), (double) mostRows / Math.max(1, page.height()), (row, at) -> {
                    if (result.height() < mostRows) {
                        result.row(row, at);
                    }
                });
        page.send(filter);
        filter.finish();
        return result.build();
    }

    /**
     * Fits rows as they come, without ever holding a page.
     *
     * @param width pixels per row that will come, 1 to {@value Page#WIDEST}
     * @param resolution of these rows
     * @param sink takes rows of {@link #geometry}
     */
    public RowFilter rows(int width, Resolution resolution, RowSink sink) {
        return rows(width, resolution, Page.WIDEST, sink);
    }

    /** With rows at most {@code mostDown} times as many: a page that nearly fills the memory allowed stays within it. */
    RowFilter rows(int width, Resolution resolution, double mostDown, RowSink sink) {
        FaxGeometry target = geometry(width, resolution);
        if (passes(target, width, resolution) && mostDown >= 1) {
            return new Widening(Page.stride(width), Page.stride(target.width()), sink);
        }
        FaxResolution.Scale scale = target.resolution().per(resolution);
        double smaller = Math.max(1, width * scale.across() / target.width());
        double down = Math.min(scale.down() / smaller, Math.min(mostDown, Page.WIDEST));
        return new Scaler(width, target.width(), scale.across() / smaller, down, sink);
    }

    private static boolean passes(FaxGeometry target, int width, Resolution resolution) {
        return width <= target.width()
                && FaxResolution.of(resolution)
                        .filter(target.resolution()::equals)
                        .isPresent();
    }

    /**
     * The pixels a picture of this size takes on a page of a geometry, at its top left corner: its size on paper, smaller
     * if it is wider than the page.
     *
     * @param target a geometry from {@link #geometry}
     * @param width pixels per row, from 1
     * @param height rows, from 1
     */
    public static Area area(FaxGeometry target, int width, int height, Resolution resolution) {
        FaxResolution.Scale scale = target.resolution().per(resolution);
        double smaller = Math.max(1, width * scale.across() / target.width());
        long across = Math.round(width * scale.across() / smaller);
        long down = Math.round(height * scale.down() / smaller);
        return new Area((int) Math.max(1, Math.min(target.width(), across)), (int)
                Math.max(1, Math.min(PageBuilder.mostRows(target.width()), down)));
    }

    /**
     * A rectangle of pixels on a fax page.
     *
     * @param width pixels per row
     * @param height rows
     */
    public record Area(int width, int height) {}

    /** White to the right of rows. */
    private static final class Widening implements RowFilter {

        private final int used;
        private final byte[] row;
        private final RowSink sink;

        Widening(int used, int stride, RowSink sink) {
            this.used = used;
            this.row = new byte[stride];
            this.sink = sink;
        }

        @Override
        public void row(byte[] packed, int offset) {
            System.arraycopy(packed, offset, row, 0, used);
            sink.row(row, 0);
        }

        @Override
        public void finish() {}
    }
}
