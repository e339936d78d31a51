package org.pagewire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pagewire.benchmarks.CodecRun.Direction;
import org.pagewire.benchmarks.CodecRun.Effort;
import org.pagewire.benchmarks.CodecRun.Result;
import org.pagewire.benchmarks.DamageRun.Outcome;
import org.pagewire.benchmarks.TestPage.Kind;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;

/** The harness without a peer: pages, measuring, tables. How fast anything is, is asserted nowhere. */
class HarnessTest {

    private static final Page SMALL = stripes(8, 1).page();

    static TestPage stripes(int width, int height) {
        byte[] pixels = new byte[Page.stride(width) * height];
        new Random(3).nextBytes(pixels);
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = 0;
        }
        return new TestPage(
                "stripes, " + width + " x " + height,
                Kind.LINE_ART,
                Page.of(width, FaxResolution.FINE.resolution(), pixels));
    }

    @Test
    void drawnPagesAreTheSameEachTimeAndHaveSomethingOnThem() {
        TestPage letter = TestPages.letterPage();
        assertThat(letter.page().samePixels(TestPages.letterPage().page())).isTrue();
        assertThat(letter.page().width()).isEqualTo(1728);
        long black = 0;
        for (byte octet : letter.pixels()) {
            black += Integer.bitCount(octet & 0xFF);
        }
        assertThat(black).isBetween(50_000L, 500_000L);
        assertThat(Photograph.dithered().samePixels(Photograph.dithered())).isTrue();
    }

    @Test
    void everyKindOfPageIsThereWithoutTheCharts() {
        List<TestPage> pages = TestPages.all(Path.of("no-such-folder"));
        assertThat(pages)
                .extracting(TestPage::kind)
                .contains(Kind.TEXT, Kind.LINE_ART, Kind.FORM, Kind.TABLE, Kind.EXTREME)
                .doesNotContain(Kind.CHART);
        assertThat(pages).extracting(TestPage::name).doesNotHaveDuplicates();
    }

    @Test
    void aRunWithoutAPeerHasOurFiguresAndNoRatio() throws Exception {
        CodecRun run = new CodecRun(List.of(stripes(100, 40)), null, Effort.SMALLEST);
        List<Result> results = new ArrayList<>();
        for (Coder coder : Coder.values()) {
            results.addAll(run.measure(coder));
        }
        assertThat(results).hasSize(8).allSatisfy(result -> {
            assertThat(result.ours()).hasSize(1);
            assertThat(result.ours()[0]).isPositive();
            assertThat(result.theirs()).isEmpty();
            assertThat(result.ratio()).isNaN();
        });
        String report = CodecReport.of(results);
        assertThat(report).contains("### MR (K=4)", "| stripes, 100 x 40 | line art |", "| **–** | ≥ 2.5× |");
        assertThat(run.made()).isPositive();
    }

    @Test
    void theSummaryHasTheGeometricMeanOfOrdinaryPagesAndTheSlowestOfAll() {
        List<Result> results = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            results.add(result("one", Kind.TEXT, direction, 1, 2));
            results.add(result("two", Kind.FORM, direction, 1, 8));
            results.add(result("three", Kind.EXTREME, direction, 2, 3));
            results.add(result("four", Kind.EXTREME, direction, 2, 27));
        }
        assertThat(CodecReport.of(results))
                .contains("| MMR | libtiff | decode | **4.00×** | ≥ 2.5× | three | 1.50× | 4.50× |")
                .contains("| two | form | 1 | 1.000 | 8.000 | 8.00× | 1.000 | 8.000 | 8.00× |");
    }

    private static Result result(String name, Kind kind, Direction direction, double ours, double theirs) {
        TestPage page = new TestPage(name, kind, SMALL);
        return new Result(
                page, Coder.MMR, direction, Effort.SMALLEST, 1, new double[] {ours, ours}, new double[] {theirs, theirs
                });
    }

    @Test
    void figuresAreThoseOfTheTextbook() {
        assertThat(Figures.median(3, 1, 2)).isEqualTo(2);
        assertThat(Figures.median(4, 1, 2, 3)).isEqualTo(2.5);
        assertThat(Figures.median()).isNaN();
        assertThat(Figures.ratio(Figures.geometricMean(2, 8))).isEqualTo("4.00×");
        assertThat(Figures.milliseconds(1.23456)).isEqualTo("1.235");
    }

    @Test
    void tablesAreMarkdownAndRefuseARowOfAnotherLength() {
        MarkdownTable table = new MarkdownTable("page", "ms").row("letter", 1);
        assertThat(table).hasToString("| page | ms |\n| --- | ---: |\n| letter | 1 |\n");
        assertThatIllegalArgumentException().isThrownBy(() -> table.row("one cell"));
    }

    @Test
    void rawFiguresAreJson() {
        assertThat(Json.text(List.of(java.util.Map.of("a \"b\"", new double[] {1.5, Double.NaN}))))
                .isEqualTo("[{\"a \\u0022b\\u0022\": [1.5, null]}]");
    }

    @Test
    void bitErrorsComeAtTheRateAskedForAndTheSameForASeed() {
        byte[] octets = new byte[1_000_000];
        byte[] damaged = BitErrors.through(octets, 1e-3, 5);
        assertThat(damaged).isEqualTo(BitErrors.through(octets, 1e-3, 5)).isNotEqualTo(octets);
        long errors = 0;
        for (byte octet : damaged) {
            errors += Integer.bitCount(octet & 0xFF);
        }
        assertThat(errors).isBetween(7_500L, 8_500L);
    }

    @Test
    void damageIsCountedAtItsPlace() {
        byte[] sent = {0, 0, 1, 1, 2, 2};
        assertThat(Outcome.of(sent, sent, 2)).isEqualTo(new Outcome(3, 3, 3, 0));
        assertThat(Outcome.of(sent, new byte[] {1, 1, 2, 2, 2, 2}, 2)).isEqualTo(new Outcome(3, 1, 2, 6));
    }

    @Test
    void optionsAreReadAndWrongOnesNamed() {
        Options options = Options.parse("--quick", "--coding", "mmr,t85", "--json", "x.json");
        assertThat(options.quick()).isTrue();
        assertThat(options.coders()).containsExactly(Coder.MMR, Coder.T85);
        assertThat(options.json()).contains(Path.of("x.json"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--speed", "9"))
                .withMessageContaining("--speed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--coding", "g5"))
                .withMessageContaining("g5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--json"))
                .withMessageContaining("--json");
    }

    /** The memory a page takes to decode does not grow with the page (issue 3: allocation per page is constant). */
    @Test
    void decodingAllocatesTheSameForAPageAndOneTenTimesAsLong() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        for (Coder coder : Coder.values()) {
            long[] allocated = new long[2];
            int[] heights = {200, 2_000};
            for (int i = 0; i < heights.length; i++) {
                Page page = stripes(1728, heights[i]).page();
                byte[] coded = coder.encode(page);
                PixelBuffer rows = new PixelBuffer(1728, heights[i]);
                long[] runs = new long[5];
                for (int run = 0; run < runs.length; run++) {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    coder.decode(coded, 1728, heights[i], rows.rewind());
                    runs[run] = threads.getCurrentThreadAllocatedBytes() - before;
                }
                assertThat(rows.rows()).isEqualTo(heights[i]);
                allocated[i] = Arrays.stream(runs).min().orElseThrow();
            }
            assertThat(allocated[1]).as(coder.label).isPositive().isEqualTo(allocated[0]);
        }
    }
}
