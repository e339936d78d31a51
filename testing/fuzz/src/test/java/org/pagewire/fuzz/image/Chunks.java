package org.pagewire.fuzz.image;

/** Cuts octets into chunks of sizes that a few bits choose; empty ones are among them. */
final class Chunks {

    @FunctionalInterface
    interface Sink {
        void write(byte[] octets, int offset, int length);
    }

    private Chunks() {}

    /**
     * @param kind 0 for single octets; others draw sizes from 0 to 255
     */
    static void write(byte[] octets, int kind, Sink sink) {
        int state = kind;
        for (int offset = 0; offset < octets.length; ) {
            int size = 1;
            if (kind != 0) {
                // The generator of ISO C's example of rand().
                state = state * 1_103_515_245 + 12_345;
                size = Math.min((state >>> 16) & (kind | 1), octets.length - offset);
            }
            sink.write(octets, offset, size);
            offset += size;
        }
    }
}
