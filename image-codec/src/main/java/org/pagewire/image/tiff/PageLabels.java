package org.pagewire.image.tiff;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about a page besides its pixels. Texts are as the file has them, control characters as question marks, at
 * most {@value #LONGEST_TEXT} characters.
 *
 * @param pageNumber its number, first is 1; 0 where the file does not say. Not always its place in the file
 * @param pagesInAll of how many; 0 where the file does not say
 * @param cleanFaxData how it was received, or null
 * @param software what wrote it, or null
 * @param date when, as {@code 2026:11:20 08:30:00}, or null
 * @param description of the page, or null
 */
public record PageLabels(
        int pageNumber,
        int pagesInAll,
        @Nullable CleanFaxData cleanFaxData,
        @Nullable String software,
        @Nullable String date,
        @Nullable String description) {

    /** Texts are cut to this many characters. */
    public static final int LONGEST_TEXT = 1_000;

    static PageLabels of(Directory tags) throws IOException {
        long[] numbers = tags.spareNumbers(Tag.PAGE_NUMBER);
        long clean = tags.spareNumber(Tag.CLEAN_FAX_DATA, -1);
        return new PageLabels(
                numbers == null || numbers.length == 0 ? 0 : (int) Math.min(numbers[0] + 1, 65_536),
                numbers == null || numbers.length < 2 ? 0 : (int) Math.min(numbers[1], 65_535),
                clean >= 0 && clean < CleanFaxData.values().length ? CleanFaxData.values()[(int) clean] : null,
                tags.text(Tag.SOFTWARE),
                tags.text(Tag.DATE_TIME),
                tags.text(Tag.IMAGE_DESCRIPTION));
    }
}
