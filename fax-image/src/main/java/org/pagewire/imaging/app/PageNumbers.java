package org.pagewire.imaging.app;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A choice of pages as typed: {@code 1-3,5,8-}, in that order. */
final class PageNumbers {
    /** Every page. */
    static final PageNumbers ALL = new PageNumbers(List.of(new Range(1, Integer.MAX_VALUE)));

    private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,5})(-([1-9][0-9]{0,5})?)?");

    private final List<Range> ranges;

    private PageNumbers(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** From one number to another, both in it; the last may be as many pages as there are. */
    private record Range(int first, int last) {}

    /** Reads what was typed. */
    static final class Converter implements ITypeConverter<PageNumbers> {
        @Override
        public PageNumbers convert(String typed) {
            List<Range> ranges = new ArrayList<>();
            for (String part : typed.split(",", -1)) {
                Matcher matcher = RANGE.matcher(part.strip());
                if (!matcher.matches()) {
                    throw new TypeConversionException("'" + typed + "' is no choice of pages such as 1-3,5 or 4-");
                }
                int first = Integer.parseInt(matcher.group(1));
                int last = matcher.group(2) == null
                        ? first
                        : matcher.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(3));
                if (last < first) {
                    throw new TypeConversionException("'" + part.strip() + "' ends before it starts");
                }
                ranges.add(new Range(first, last));
            }
            return new PageNumbers(ranges);
        }
    }

    /** The highest number that was typed. */
    int highest() {
        int highest = 0;
        for (Range range : ranges) {
            highest = Math.max(highest, range.last == Integer.MAX_VALUE ? range.first : range.last);
        }
        return highest;
    }

    /** The indices of the chosen pages of a file, first is 0; those beyond its end are left out. */
    List<Integer> of(int pages) {
        List<Integer> chosen = new ArrayList<>();
        for (Range range : ranges) {
            for (int i = range.first; i <= Math.min(range.last, pages); i++) {
                chosen.add(i - 1);
            }
        }
        return chosen;
    }
}
