package org.pagewire.program.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts octets into lines of bounded length. One thread. */
final class LineReader {
    private final int maxLine;
    private final ByteBuffer chunk = ByteBuffer.allocate(8192).flip();
    private byte[] line = new byte[256];
    private int length;
    private boolean ended;

    LineReader(int maxLine) {
        this.maxLine = maxLine;
    }

    /**
     * The next line without its end, or null at the end of the stream or when the channel has nothing at the moment.
     *
     * @throws ControlException code {@code line-too-long}
     */
    byte @Nullable [] next(ReadableByteChannel channel) throws IOException, ControlException {
        while (true) {
            while (chunk.hasRemaining()) {
                byte octet = chunk.get();
                if (octet == '\n') {
                    byte[] whole = Arrays.copyOf(line, length);
                    length = 0;
                    return whole;
                }
                if (length == maxLine) {
                    throw new ControlException("line-too-long", "A line is longer than " + maxLine + " octets.");
                }
                if (length == line.length) {
                    line = Arrays.copyOf(line, Math.min(maxLine, 2 * length));
                }
                line[length++] = octet;
            }
            chunk.clear();
            int count = channel.read(chunk);
            chunk.flip();
            if (count <= 0) {
                ended = count < 0;
                return null;
            }
        }
    }

    /** Whether the last null meant the end of the stream. */
    boolean ended() {
        return ended;
    }
}
