package org.pagewire.benchmarks.conversion;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of all pages by kind and in all, in Markdown. */
final class ConversionTable {

    /** Standard deviations in millimetres: at reading distance an eye tells hardly apart what is finer than the first. */
    private static final double[] DEVIATIONS = {0.25, 0.5};

    private ConversionTable() {}

    static void print(List<PageFigures> figures, PrintStream out) {
        out.println(figures.size() + " pages at 204 × 196 dpi.");
        out.println();
        out.println(
                "| pages | words | read, mixed | read, text | read, gs | octets, mixed | text | gs | mixed ÷ gs | ms a page |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Kind kind : Kind.values()) {
            List<PageFigures> ofKind = new ArrayList<>(figures);
            ofKind.removeIf(each -> each.page().kind() != kind);
            if (!ofKind.isEmpty()) {
                row(ofKind.size() + " × " + kind.title(), ofKind, out);
            }
        }
        row("**all**", figures, out);
        out.println("| goal | | ≥ 0.98, each kind ≥ 0.95 | | | | | | ≤ 0.60 | |");
        out.println();
        out.println("| photograph | " + heading("low-pass of %s mm, mixed | gs | more | ") + "goal |");
        out.println("| --- |" + " ---: | ---: | ---: |".repeat(DEVIATIONS.length) + " ---: |");
        List<PageFigures> photographs = new ArrayList<>(figures);
        photographs.removeIf(each -> each.mixed().likeness() == null);
        for (PageFigures each : photographs) {
            likeness(each.page().name(), List.of(each), out);
        }
        if (photographs.size() > 1) {
            likeness("**mean**", photographs, out);
        }
    }

    private static String heading(String format) {
        StringBuilder heading = new StringBuilder();
        for (double deviation : DEVIATIONS) {
            heading.append(String.format(Locale.ROOT, format, deviation));
        }
        return heading.toString();
    }

    private static void row(String title, List<PageFigures> figures, PrintStream out) {
        int words =
                figures.stream().mapToInt(each -> each.page().words().size()).sum();
        out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %s | %s | %s | %.0f |%n",
                title,
                words,
                recall(figures, words, PageFigures::mixed),
                recall(figures, words, PageFigures::text),
                recall(figures, words, PageFigures::peer),
                octets(figures, PageFigures::mixed),
                octets(figures, PageFigures::text),
                octets(figures, PageFigures::peer),
                ratio(figures),
                figures.stream()
                        .mapToDouble(PageFigures::milliseconds)
                        .average()
                        .orElse(0));
    }

    private static boolean all(List<PageFigures> figures, Function<PageFigures, PageFigures.@Nullable Result> which) {
        return figures.stream().allMatch(each -> which.apply(each) != null);
    }

    private static int sum(
            List<PageFigures> figures,
            Function<PageFigures, PageFigures.@Nullable Result> which,
            Function<PageFigures.Result, Integer> value) {
        int sum = 0;
        for (PageFigures each : figures) {
            PageFigures.Result result = which.apply(each);
            sum += result == null ? 0 : value.apply(result);
        }
        return sum;
    }

    private static String recall(
            List<PageFigures> figures, int words, Function<PageFigures, PageFigures.@Nullable Result> which) {
        return words == 0 || !Tool.TESSERACT.isInstalled() || !all(figures, which)
                ? ""
                : String.format(Locale.ROOT, "%.3f", (double) sum(figures, which, PageFigures.Result::found) / words);
    }

    private static String octets(List<PageFigures> figures, Function<PageFigures, PageFigures.@Nullable Result> which) {
        return all(figures, which)
                ? String.format(Locale.ROOT, "%,d", sum(figures, which, PageFigures.Result::octets))
                : "";
    }

    private static String ratio(List<PageFigures> figures) {
        return all(figures, PageFigures::peer)
                ? String.format(
                        Locale.ROOT,
                        "%.2f",
                        (double) sum(figures, PageFigures::mixed, PageFigures.Result::octets)
                                / sum(figures, PageFigures::peer, PageFigures.Result::octets))
                : "";
    }

    private static void likeness(String title, List<PageFigures> pages, PrintStream out) {
        StringBuilder row = new StringBuilder("| " + title + " |");
        for (double deviation : DEVIATIONS) {
            double ours = mean(pages, PageFigures::mixed, deviation);
            row.append(String.format(Locale.ROOT, " %.1f dB |", ours));
            if (all(pages, PageFigures::peer)) {
                double theirs = mean(pages, PageFigures::peer, deviation);
                row.append(String.format(Locale.ROOT, " %.1f dB | %+.1f dB |", theirs, ours - theirs));
            } else {
                row.append(" | |");
            }
        }
        out.println(row + " ≥ +4 dB |");
    }

    private static double mean(
            List<PageFigures> pages, Function<PageFigures, PageFigures.@Nullable Result> which, double deviation) {
        double sum = 0;
        for (PageFigures each : pages) {
            PageFigures.Result result = which.apply(each);
            Likeness likeness = result == null ? null : result.likeness();
            sum += likeness == null ? 0 : likeness.psnr(deviation);
        }
        return sum / pages.size();
    }
}
