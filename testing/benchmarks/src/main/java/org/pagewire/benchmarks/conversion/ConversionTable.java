package org.pagewire.benchmarks.conversion;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of all pages by kind and in all, in Markdown. */
final class ConversionTable {

    /** What an eye at reading distance still tells apart is coarser than this. */
    private static final double[] DEVIATIONS = {0.25, 0.35, 0.5, 1};

    private ConversionTable() {}

    static void print(List<PageFigures> figures, PrintStream out) {
        out.println(
                "| pages | words | read, mixed | read, text | read, gs | MMR octets, mixed | text | gs | mixed/gs |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (Kind kind : Kind.values()) {
            List<PageFigures> ofKind = new ArrayList<>(figures);
            ofKind.removeIf(each -> each.page().kind() != kind);
            if (!ofKind.isEmpty()) {
                row(ofKind.size() + " of " + kind.title(), ofKind, out);
            }
        }
        row("all " + figures.size(), figures, out);
        out.println();
        out.println("| photograph | Gaussian | PSNR, mixed | PSNR, gs | more |");
        out.println("| --- | --- | --- | --- | --- |");
        for (double deviation : DEVIATIONS) {
            likeness(figures, deviation, out);
        }
    }

    private static void row(String title, List<PageFigures> figures, PrintStream out) {
        int words =
                figures.stream().mapToInt(each -> each.page().words().size()).sum();
        out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %s | %s | %s |%n",
                title,
                words,
                recall(figures, words, PageFigures::mixed),
                recall(figures, words, PageFigures::text),
                recall(figures, words, PageFigures::peer),
                octets(figures, PageFigures::mixed),
                octets(figures, PageFigures::text),
                octets(figures, PageFigures::peer),
                ratio(figures));
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

    private static void likeness(List<PageFigures> figures, double deviation, PrintStream out) {
        double ours = 0;
        double theirs = 0;
        int pages = 0;
        for (PageFigures each : figures) {
            Likeness mixed = each.mixed().likeness();
            PageFigures.Result peer = each.peer();
            if (mixed != null) {
                double our = mixed.psnr(deviation);
                double their = peer == null || peer.likeness() == null
                        ? Double.NaN
                        : peer.likeness().psnr(deviation);
                likeness(each.page().name(), deviation, our, their, out);
                ours += our;
                theirs += their;
                pages++;
            }
        }
        if (pages > 1) {
            likeness("mean of " + pages, deviation, ours / pages, theirs / pages, out);
        }
    }

    private static void likeness(String title, double deviation, double ours, double theirs, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "| %s | %.2f mm | %.1f dB | %s | %s |%n",
                title,
                deviation,
                ours,
                Double.isNaN(theirs) ? "" : String.format(Locale.ROOT, "%.1f dB", theirs),
                Double.isNaN(theirs) ? "" : String.format(Locale.ROOT, "%+.1f dB", ours - theirs));
    }
}
