package org.pagewire.benchmarks;

import java.util.List;
import java.util.Locale;
import org.pagewire.benchmarks.CodecRun.Direction;
import org.pagewire.benchmarks.CodecRun.Result;

/** The tables of {@code docs/benchmarks.md}, from the results of a run. */
final class CodecReport {

    private CodecReport() {}

    /** What is wanted of a coding: how many times as fast as the peer, in the mean. */
    private static double goal(Coder coder, Direction direction) {
        if (coder == Coder.T85) {
            return 1;
        }
        if (direction == Direction.ENCODE) {
            return 4;
        }
        return switch (coder) {
            case MMR -> 2.5;
            case MR -> 2.2;
            default -> 2;
        };
    }

    /** One line per coding, then a table of pages for each. */
    static String of(List<Result> results) {
        StringBuilder text = new StringBuilder(summary(results));
        for (Coder coder : Coder.values()) {
            if (results.stream().anyMatch(result -> result.coder() == coder)) {
                text.append("\n### ").append(coder.label).append("\n\n").append(pages(results, coder));
            }
        }
        return text.toString();
    }

    private static String summary(List<Result> results) {
        MarkdownTable table = new MarkdownTable(
                "coding",
                "peer",
                "direction",
                "mean of pages",
                "goal",
                "slowest page",
                "its ratio",
                "extreme pages, mean");
        for (Coder coder : Coder.values()) {
            for (Direction direction : Direction.values()) {
                List<Result> here = results.stream()
                        .filter(result -> result.coder() == coder && result.direction() == direction)
                        .toList();
                if (here.isEmpty()) {
                    continue;
                }
                Result slowest = here.stream()
                        .min((a, b) -> Double.compare(a.ratio(), b.ratio()))
                        .orElseThrow();
                table.row(
                        coder.label,
                        coder.peer,
                        direction.word(),
                        "**" + Figures.ratio(mean(here, true)) + "**",
                        "≥ " + String.format(Locale.ROOT, "%.1f×", goal(coder, direction)),
                        slowest.page().name(),
                        Figures.ratio(slowest.ratio()),
                        Figures.ratio(mean(here, false)));
            }
        }
        return table.toString();
    }

    private static double mean(List<Result> results, boolean ordinary) {
        return Figures.geometricMean(results.stream()
                .filter(result -> result.page().kind().inMean() == ordinary)
                .mapToDouble(Result::ratio)
                .toArray());
    }

    private static String pages(List<Result> results, Coder coder) {
        MarkdownTable table = new MarkdownTable(
                "page",
                "kind",
                "octets",
                "decode ms",
                coder.peer + " ms",
                "ratio",
                "encode ms",
                coder.peer + " ms",
                "ratio");
        for (Result decode : results) {
            if (decode.coder() != coder || decode.direction() != Direction.DECODE) {
                continue;
            }
            Result encode = results.stream()
                    .filter(result -> result.coder() == coder
                            && result.direction() == Direction.ENCODE
                            && result.page().equals(decode.page()))
                    .findFirst()
                    .orElseThrow();
            table.row(
                    decode.page().name(),
                    decode.page().kind().label,
                    decode.octets(),
                    Figures.milliseconds(decode.typical(decode.ours())),
                    Figures.milliseconds(decode.typical(decode.theirs())),
                    Figures.ratio(decode.ratio()),
                    Figures.milliseconds(encode.typical(encode.ours())),
                    Figures.milliseconds(encode.typical(encode.theirs())),
                    Figures.ratio(encode.ratio()));
        }
        return table.toString();
    }
}
