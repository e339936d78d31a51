package org.pagewire.imaging.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Resolution;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Resolutions as people type and read them. */
final class Resolutions {
    private static final Pattern DPI = Pattern.compile("([1-9][0-9]{1,3})x([1-9][0-9]{1,3})");

    private Resolutions() {}

    /** One of T.30 by its name. */
    static final class FaxConverter implements ITypeConverter<FaxResolution> {
        @Override
        public FaxResolution convert(String typed) {
            return FaxResolution.named(typed)
                    .orElseThrow(() ->
                            new TypeConversionException("'" + typed + "' is no fax resolution. There are: " + names()));
        }
    }

    /** Any, by its name or as two numbers. */
    static final class Converter implements ITypeConverter<Resolution> {
        @Override
        public Resolution convert(String typed) {
            Optional<FaxResolution> named = FaxResolution.named(typed);
            if (named.isPresent()) {
                return named.get().resolution();
            }
            Matcher matcher = DPI.matcher(typed);
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'" + typed + "' is no resolution such as fine or 204x196. Names are: " + names());
            }
            return new Resolution(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
    }

    private static String names() {
        return Arrays.stream(FaxResolution.values()).map(FaxResolution::keyword).collect(Collectors.joining(", "));
    }

    /** Numbers, and the name if there is one that says something else: "204x196 fine". */
    static String text(Resolution resolution) {
        String numbers = number(resolution.horizontal()) + "x" + number(resolution.vertical());
        String name = FaxResolution.of(resolution).map(FaxResolution::keyword).orElse("");
        boolean says = !name.isEmpty() && !Character.isDigit(name.charAt(0));
        return says ? numbers + " " + name : numbers;
    }

    private static String number(double dpi) {
        return dpi == Math.rint(dpi) ? String.valueOf((int) dpi) : String.format(Locale.ROOT, "%.1f", dpi);
    }
}
