package org.pagewire.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pagewire.benchmarks.DamageRun.Outcome;
import org.pagewire.benchmarks.DamageRun.Result;

/** {@code testing/benchmarks/run damage}: what is left of pages after bit errors, with libtiff and with our decoder. */
public final class DamageBenchmark {

    private static final double[] RATES = {1e-4, 1e-3};
    private static final int SEEDS = 10;
    private static final int QUICK_SEEDS = 2;

    private DamageBenchmark() {}

    /** Runs it; the table goes to standard output. */
    public static void main(String[] arguments) throws IOException {
        Options options = Options.orExit(arguments);
        System.err.println("Drawing the pages.");
        List<TestPage> pages = TestPages.all(options.charts()).stream()
                .filter(page -> page.kind().inMean())
                .toList();
        int seeds = options.quick() ? QUICK_SEEDS : SEEDS;
        List<Result> results = new ArrayList<>();
        try (Peer peer = options.peer().isPresent() ? Peer.start(options.peer().get()) : null) {
            DamageRun run = new DamageRun(pages, peer, seeds);
            for (Coder coder : options.coders()) {
                for (double rate : RATES) {
                    if (coder != Coder.T85) {
                        System.err.println(coder.label + ", bit error rate " + rate + ": " + pages.size() + " pages, "
                                + seeds + " times each.");
                        results.add(run.measure(coder, rate));
                    }
                }
            }
            System.out.println(CodecBenchmark.environment(peer) + "; " + pages.size() + " pages, each damaged in "
                    + seeds + " ways.\n");
        }
        System.out.print(table(results));
        if (options.json().isPresent()) {
            Json.write(
                    options.json().get(),
                    results.stream().map(DamageBenchmark::raw).toList());
        }
    }

    static MarkdownTable table(List<Result> results) {
        MarkdownTable table = new MarkdownTable(
                "coding",
                "bit error rate",
                "exact rows in place",
                "libtiff",
                "exact rows, up to 16 off",
                "libtiff",
                "wrong pixels per row",
                "libtiff",
                "share of libtiff's",
                "goal");
        for (Result result : results) {
            Outcome ours = result.ours();
            Outcome theirs = result.theirs();
            table.row(
                    result.coder().label,
                    String.format(Locale.ROOT, "%.0e", result.rate()),
                    percent(ours.exact(), ours.rows()),
                    theirs == null ? Figures.NONE : percent(theirs.exact(), theirs.rows()),
                    percent(ours.near(), ours.rows()),
                    theirs == null ? Figures.NONE : percent(theirs.near(), theirs.rows()),
                    perRow(ours),
                    theirs == null ? Figures.NONE : perRow(theirs),
                    theirs == null ? Figures.NONE : percent(ours.wrongPixels(), theirs.wrongPixels()),
                    result.coder() == Coder.MMR ? Figures.NONE : "≤ 25 %");
        }
        return table;
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.2f %%", 100.0 * part / whole);
    }

    private static String perRow(Outcome outcome) {
        return String.format(Locale.ROOT, "%.2f", outcome.wrongPixels() / (double) outcome.rows());
    }

    private static Map<String, Object> raw(Result result) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("coding", result.coder().word());
        entry.put("bitErrorRate", result.rate());
        entry.put("rows", result.ours().rows());
        entry.put("exactRows", result.ours().exact());
        entry.put("nearRows", result.ours().near());
        entry.put("wrongPixels", result.ours().wrongPixels());
        Outcome theirs = result.theirs();
        if (theirs != null) {
            entry.put("peerExactRows", theirs.exact());
            entry.put("peerNearRows", theirs.near());
            entry.put("peerWrongPixels", theirs.wrongPixels());
        }
        return entry;
    }
}
