package org.pagewire.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pagewire.benchmarks.CodecRun.Effort;
import org.pagewire.benchmarks.CodecRun.Result;

/** {@code testing/benchmarks/run codec}: how fast pages are encoded and decoded, with libtiff and jbig-kit in the same run. */
public final class CodecBenchmark {

    private CodecBenchmark() {}

    /** Runs it; the tables go to standard output. */
    public static void main(String[] arguments) throws IOException {
        Options options = Options.orExit(arguments);
        System.err.println("Drawing the pages.");
        List<TestPage> pages = TestPages.all(options.charts());
        List<Result> results = new ArrayList<>();
        Effort effort = Effort.of(options);
        try (Peer peer = options.peer().isPresent() ? Peer.start(options.peer().get()) : null) {
            CodecRun run = new CodecRun(pages, peer, effort);
            for (Coder coder : options.coders()) {
                results.addAll(run.measure(coder));
            }
            System.out.println(environment(peer) + "; " + effort + ".\n");
            System.err.println(run.made() + " octets and rows made.");
        }
        System.out.print(CodecReport.of(results));
        if (options.json().isPresent()) {
            Json.write(options.json().get(), raw(results));
        }
    }

    /** One sentence on what ran where, without its full stop. */
    static String environment(@Nullable Peer peer) {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores + (cores == 1 ? " core" : " cores") + ", JDK "
                + Runtime.version().feature()
                + (peer == null
                        ? ", no peer"
                        : ", libtiff " + peer.version("libtiff") + ", jbig-kit " + peer.version("jbig-kit"));
    }

    private static List<Map<String, Object>> raw(List<Result> results) {
        List<Map<String, Object>> raw = new ArrayList<>();
        for (Result result : results) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("coding", result.coder().word());
            entry.put("direction", result.direction().word());
            entry.put("page", result.page().name());
            entry.put("kind", result.page().kind().label);
            entry.put("octets", result.octets());
            entry.put("oursMilliseconds", result.ours());
            entry.put("peerMilliseconds", result.theirs());
            raw.add(entry);
        }
        return raw;
    }
}
