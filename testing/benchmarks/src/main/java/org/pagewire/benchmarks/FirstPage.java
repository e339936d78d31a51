package org.pagewire.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Decodes one page in a virtual machine of its own and prints when what was reached, for {@link LatencyBenchmark}. It touches
 * nothing but the decoder, so that no other class is loaded in the time measured.
 */
public final class FirstPage {

    private FirstPage() {}

    /** Takes a file of coded octets, the coding, width and height. */
    public static void main(String[] arguments) throws IOException {
        long started = System.nanoTime();
        byte[] coded = Files.readAllBytes(Path.of(arguments[0]));
        Coder coder = Coder.valueOf(arguments[1]);
        int width = Integer.parseInt(arguments[2]);
        int height = Integer.parseInt(arguments[3]);
        PixelBuffer rows = new PixelBuffer(width, height);
        long[] firstRow = {0};
        coder.decode(coded, width, height, (packed, offset) -> {
            if (firstRow[0] == 0) {
                firstRow[0] = System.nanoTime();
            }
            rows.row(packed, offset);
        });
        long done = System.nanoTime();
        System.out.println(started + " " + firstRow[0] + " " + done + " " + rows.rows());
    }
}
