package org.pagewire.image.page;

import java.util.EnumSet;
import java.util.Set;

/**
 * Makes a page one that a fax call can carry. A page that already has a fax width and resolution the other machine takes
 * passes through pixel for pixel; a narrower one of such a resolution is padded with white on the right. Any other is
 * scaled by its size on paper, so that what is square stays square, made smaller if it is wider than the other machine's
 * paper, and padded. Rows are never cut off.
 *
 * <p>Immutable, so any thread may use it.
 */
public final class FaxFitter {

    /** A page wider than a fax width by this much or less is that wide: Letter is 1734 pixels at 204 dpi, A4 1687. */
    private static final double SLACK = 1.03;
    /** Above this many rows per inch a page loses by going fine. */
    private static final double FINE_UP_TO = 250;
    /** Above this many rows per inch a page loses by going standard. */
    private static final double STANDARD_UP_TO = 120;

    private final Set<FaxResolution> resolutions;
    private final int widest;

    /**
     * @param resolutions what the other machine takes; STANDARD always counts as one of them (T.30, table 2)
     * @param widest widest row the other machine takes: 1728, 2048 or 2432 pixels
     * @throws IllegalArgumentException if {@code widest} is none of these
     */
    public FaxFitter(Set<FaxResolution> resolutions, int widest) {
        this.resolutions = EnumSet.of(FaxResolution.STANDARD);
        this.resolutions.addAll(resolutions);
        this.widest = new FaxGeometry(widest, FaxResolution.STANDARD).width();
    }

    /**
     * The geometry a page of this width and resolution will have.
     *
     * @param width pixels per row, 1 to {@value Page#WIDEST}
     */
    public FaxGeometry geometry(int width, Resolution resolution) {
        FaxResolution chosen = choose(resolution);
        double wanted = width * across(resolution) / SLACK;
        return new FaxGeometry(fitting(wanted), chosen);
    }

    private FaxResolution choose(Resolution resolution) {
        FaxResolution wanted = resolution.vertical() > FINE_UP_TO
                ? FaxResolution.SUPERFINE
                : resolution.vertical() > STANDARD_UP_TO ? FaxResolution.FINE : FaxResolution.STANDARD;
        FaxResolution best = FaxResolution.STANDARD;
        for (FaxResolution taken : resolutions) {
            if (taken.compareTo(wanted) <= 0) {
                best = taken;
            }
        }
        return best;
    }

    /** Pixels of the result for each pixel of a row, before the paper's width is looked at. */
    private static double across(Resolution resolution) {
        boolean natural = FaxResolution.of(resolution).isPresent();
        return natural ? 1 : FaxResolution.FINE.resolution().horizontal() / resolution.horizontal();
    }

    private int fitting(double width) {
        for (int candidate : FaxGeometry.WIDTHS) {
            if (width <= candidate && candidate <= widest) {
                return candidate;
            }
        }
        return widest;
    }

    /** The page in its fax geometry and resolution; the same object where nothing has to change. */
    public Page fit(Page page) {
        FaxGeometry target = geometry(page.width(), page.resolution());
        Resolution resolution = target.resolution().resolution();
        if (FaxResolution.of(page.resolution())
                        .filter(target.resolution()::equals)
                        .isPresent()
                && page.width() <= target.width()) {
            boolean asIs = page.width() == target.width() && page.resolution().equals(resolution);
            return asIs ? page : widen(page, target.width()).at(resolution);
        }
        Area area = area(target, page.width(), page.height(), page.resolution());
        return widen(Scaler.scale(page, area.width(), area.height(), resolution), target.width());
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
        double across = across(resolution);
        double down = target.resolution().resolution().vertical() / verticalOf(resolution);
        double overshoot = width * across / target.width();
        if (overshoot > 1) {
            across /= overshoot;
            down /= overshoot;
        }
        return new Area((int) Math.max(1, Math.min(target.width(), Math.round(width * across))), (int)
                Math.max(1, Math.min(PageBuilder.mostRows(target.width()), Math.round(height * down))));
    }

    /**
     * A rectangle of pixels on a fax page.
     *
     * @param width pixels per row
     * @param height rows
     */
    public record Area(int width, int height) {}

    /** The metric form where there is one, so that standard from 200 by 200 halves the rows exactly. */
    private static double verticalOf(Resolution resolution) {
        return FaxResolution.of(resolution)
                .map(FaxResolution::resolution)
                .orElse(resolution)
                .vertical();
    }

    private static Page widen(Page page, int width) {
        if (page.width() == width) {
            return page;
        }
        PageBuilder wider = new PageBuilder(width, page.resolution());
        byte[] row = new byte[Page.stride(width)];
        int used = Page.stride(page.width());
        page.send((packed, offset) -> {
            System.arraycopy(packed, offset, row, 0, used);
            wider.row(row, 0);
        });
        return wider.build();
    }
}
