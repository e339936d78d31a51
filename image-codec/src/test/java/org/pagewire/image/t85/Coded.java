package org.pagewire.image.t85;

import java.util.Random;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Pages;
import org.pagewire.image.t4.RowCounts;

/** What comes out of the decoder for some octets. */
record Coded(T85End end, RowCounts counts, Page page) {

    /** Decodes octets in chunks of up to {@code most}, of random length. */
    static Coded decode(byte[] code, int widest, int mostRows, int most) {
        PageBuilder[] rows = {new PageBuilder(1, Pages.FINE)};
        T85Decoder decoder = new T85Decoder(widest, mostRows, header -> {
            rows[0] = new PageBuilder((int) header.width(), Pages.FINE);
            return rows[0];
        });
        Random random = new Random(most);
        for (int at = 0; at < code.length; ) {
            int length = Math.min(1 + random.nextInt(most), code.length - at);
            decoder.write(code, at, length);
            at += length;
        }
        decoder.finish();
        return new Coded(decoder.end(), decoder.counts(), rows[0].build());
    }

    static Coded decode(byte[] code) {
        return decode(code, Page.WIDEST, 100_000, 1 << 20);
    }

    /** Rows of noise, white, black, repetition and lifelike runs. */
    static Page mixed(Random random, int width, int height) {
        Page lifelike = Pages.lifelike(random, width, height);
        PageBuilder rows = new PageBuilder(width, Pages.FINE);
        byte[] row = new byte[Page.stride(width)];
        int[] left = {0};
        int[] kind = {0};
        lifelike.send((packed, offset) -> {
            if (left[0]-- == 0) {
                left[0] = random.nextInt(6);
                kind[0] = random.nextInt(6);
            }
            switch (kind[0]) {
                case 0 -> random.nextBytes(row);
                case 1 -> java.util.Arrays.fill(row, (byte) 0);
                case 2 -> java.util.Arrays.fill(row, (byte) 0xFF);
                case 3 -> {}
                default -> System.arraycopy(packed, offset, row, 0, row.length);
            }
            rows.row(row, 0);
        });
        return rows.build();
    }
}
