package org.pagewire.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;

/**
 * One page, encoded and decoded, for looking closer at one coding by the profilers of JMH. With {@code -prof gc} it shows that
 * decoding takes the same memory for a page and for one four times as long.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class PageBenchmark {

    /** Which coding. */
    @Param({"MMR", "MR", "MH", "T85"})
    public Coder coder = Coder.MMR;

    /** How many letters stand one below the other on the page. */
    @Param({"1", "4"})
    public int letters;

    private Page page = TestPages.letterPage().page();
    private byte[] coded = {};
    private PixelBuffer rows = new PixelBuffer(1, 1);

    /** Draws the page. */
    @Setup(Level.Trial)
    public void draw() {
        Page letter = TestPages.letterPage().page();
        PageBuilder builder = new PageBuilder(letter.width(), letter.resolution());
        for (int i = 0; i < letters; i++) {
            letter.send(builder);
        }
        page = builder.build();
        coded = coder.encode(page);
        rows = new PixelBuffer(page.width(), page.height());
    }

    /** Octets of the page. */
    @Benchmark
    public byte[] encode() {
        return coder.encode(page);
    }

    /** Rows of the page, into the same memory each time. */
    @Benchmark
    public int decode() {
        coder.decode(coded, page.width(), page.height(), rows.rewind());
        return rows.rows();
    }
}
