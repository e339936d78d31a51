package org.pagewire.imaging.app;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pagewire.image.lettering.HeaderLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The text of a header line as typed: up to three parts with | between them, and {page}, {pages}, {date}, {time} in them. */
final class HeaderText {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm xxx", Locale.ROOT);
    private static final int PARTS = 3;

    private final String[] parts;

    private HeaderText(String[] parts) {
        this.parts = parts;
    }

    /** Reads what was typed. */
    static final class Converter implements ITypeConverter<HeaderText> {
        @Override
        public HeaderText convert(String typed) {
            String[] parts = typed.split("\\|", -1);
            if (parts.length > PARTS) {
                throw new TypeConversionException("it has " + parts.length + " parts with | between them, not 1 to 3");
            }
            Matcher matcher = PLACEHOLDER.matcher(typed);
            while (matcher.find()) {
                if (!matcher.group(1).matches("page|pages|date|time")) {
                    throw new TypeConversionException(
                            matcher.group() + " stands for nothing. There are: {page}, {pages}, {date}, {time}");
                }
            }
            return new HeaderText(parts);
        }
    }

    /**
     * The line of one page.
     *
     * @param page from 1
     * @param pages how many there are
     */
    HeaderLine line(int page, int pages, ZonedDateTime now) {
        return new HeaderLine(part(0, page, pages, now), part(1, page, pages, now), part(2, page, pages, now));
    }

    private String part(int part, int page, int pages, ZonedDateTime now) {
        if (part >= parts.length) {
            return "";
        }
        return PLACEHOLDER
                .matcher(parts[part])
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "page" -> String.valueOf(page);
                            case "pages" -> String.valueOf(pages);
                            case "date" -> DATE.format(now);
                            default -> TIME.format(now);
                        }))
                .strip();
    }
}
