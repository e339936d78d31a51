package org.pagewire.fax.t30;

/**
 * Size of a page before it is coded.
 *
 * @param widthPels 1 to 2,432; 1,728, 2,048 and 2,432 are T.4's widths for A4, B4 and A3
 * @param resolution at which it was scanned
 * @param rows at least 1, no upper bound
 */
public record PageGeometry(int widthPels, Resolution resolution, int rows) {
    public PageGeometry {
        if (widthPels < 1 || widthPels > 2432) {
            throw new IllegalArgumentException("A page is 1 to 2,432 pels wide, not " + widthPels);
        }
        if (rows < 1) {
            throw new IllegalArgumentException("A page has at least one row, not " + rows);
        }
    }
}
