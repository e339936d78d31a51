package org.pagewire.benchmarks;

import java.util.Random;

/** A line that turns bits over, each with the same probability and whatever became of the others. */
final class BitErrors {

    private BitErrors() {}

    /** A copy of the octets as they come out of the line. */
    static byte[] through(byte[] octets, double rate, long seed) {
        Random random = new Random(seed);
        byte[] damaged = octets.clone();
        long bit = -1;
        while (true) {
            // How far it is to the next error has a geometric distribution.
            bit += 1 + (long) (Math.log(1 - random.nextDouble()) / Math.log(1 - rate));
            if (bit >= 8L * damaged.length) {
                return damaged;
            }
            damaged[(int) (bit >> 3)] ^= (byte) (0x80 >> (bit & 7));
        }
    }
}
