package org.pagewire.image.tiff;

import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.RowCounts;

/**
 * What a TIFF file says about one of its pages, without reading its pixels. Width and height are as a reader shows the
 * page, upright.
 *
 * @param width pixels per row
 * @param height rows
 * @param resolution pixels per inch; a guess from the width where the file says nothing
 * @param resolutionTold whether the file says the resolution
 * @param compression how it is stored, as labelled
 * @param orientation how it is stored
 * @param quality rows good and bad as RFC 2306's tags tell; all rows good where there are no such tags
 * @param dataOffset where its data starts, octets from the start of the file
 * @param dataOctets octets of data in all its strips
 * @param storage how its data lies in the file
 * @param labels what else the file says about it
 */
public record PageInfo(
        int width,
        int height,
        Resolution resolution,
        boolean resolutionTold,
        Compression compression,
        Orientation orientation,
        RowCounts quality,
        long dataOffset,
        long dataOctets,
        PageStorage storage,
        PageLabels labels) {}
