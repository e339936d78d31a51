package org.pagewire.image.page;

/** Turns and mirrors pages by whole octets: eight rows of eight pixels at a time become columns. */
final class Turning {

    /** Octets with their bits the other way round. */
    private static final byte[] MIRRORED = new byte[256];

    static {
        for (int i = 0; i < MIRRORED.length; i++) {
            MIRRORED[i] = (byte) (Integer.reverse(i) >>> 24);
        }
    }

    private Turning() {}

    /** The page with its rows mirrored, or from the bottom up, or both. */
    static Page turned(Page page, boolean mirrored, boolean fromBottom) {
        return ordered(page.bits(), page.width(), page.height(), page.resolution(), mirrored, fromBottom);
    }

    /** The page with its columns as rows, those from the right first or not, read from the bottom or from the top. */
    static Page swapped(Page page, boolean fromRight, boolean fromBottom) {
        byte[] columns = columns(page.bits(), page.width(), page.height());
        return ordered(columns, page.height(), page.width(), page.resolution().turned(), fromBottom, fromRight);
    }

    private static Page ordered(
            byte[] rows, int width, int height, Resolution resolution, boolean mirrored, boolean lastFirst) {
        int stride = Page.stride(width);
        byte[] ordered = new byte[stride * height];
        int unused = stride * 8 - width;
        for (int y = 0; y < height; y++) {
            int from = (lastFirst ? height - 1 - y : y) * stride;
            if (mirrored) {
                mirror(rows, from, stride, unused, ordered, y * stride);
            } else {
                System.arraycopy(rows, from, ordered, y * stride, stride);
            }
        }
        return Page.over(width, height, resolution, ordered);
    }

    /** Turned about, a row begins with the bits beyond its width; it moves left by them. */
    private static void mirror(byte[] rows, int from, int stride, int unused, byte[] into, int offset) {
        int next = MIRRORED[rows[from + stride - 1] & 0xFF] & 0xFF;
        for (int i = 0; i < stride; i++) {
            int octet = next;
            next = i + 1 < stride ? MIRRORED[rows[from + stride - 2 - i] & 0xFF] & 0xFF : 0;
            into[offset + i] = (byte) ((octet << 8 | next) >> (8 - unused));
        }
    }

    /** A row for each column, packed; its first pixel is that of the first row. */
    private static byte[] columns(byte[] bits, int width, int height) {
        int stride = Page.stride(width);
        int into = Page.stride(height);
        byte[] columns = new byte[into * width];
        for (int top = 0; top < height; top += 8) {
            int rows = Math.min(8, height - top);
            for (int octet = 0; octet < stride; octet++) {
                long block = 0;
                int at = top * stride + octet;
                for (int i = 0; i < rows; i++, at += stride) {
                    block |= (bits[at] & 0xFFL) << (56 - 8 * i);
                }
                if (block == 0) {
                    continue;
                }
                block = transposed(block);
                int last = Math.min(8, width - octet * 8);
                int to = octet * 8 * into + (top >> 3);
                for (int i = 0; i < last; i++, to += into) {
                    columns[to] = (byte) (block >>> (56 - 8 * i));
                }
            }
        }
        return columns;
    }

    /** Exchanges pixels across the diagonal: first single ones, then squares of two by two, then of four by four. */
    private static long transposed(long block) {
        long moved = (block ^ (block >>> 7)) & 0x00AA00AA00AA00AAL;
        long result = block ^ moved ^ (moved << 7);
        moved = (result ^ (result >>> 14)) & 0x0000CCCC0000CCCCL;
        result = result ^ moved ^ (moved << 14);
        moved = (result ^ (result >>> 28)) & 0x00000000F0F0F0F0L;
        return result ^ moved ^ (moved << 28);
    }
}
