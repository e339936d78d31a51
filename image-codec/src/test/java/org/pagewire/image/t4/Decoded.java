package org.pagewire.image.t4;

import static org.assertj.core.api.Assertions.assertThat;

import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Pages;

/** What a decoder made of some octets. */
record Decoded(Page page, RowCounts counts, PageEnd end) {

    /** The octets in one piece. */
    static Decoded of(T4Settings settings, byte[] code, int mostRows) {
        return of(settings, code, mostRows, Math.max(code.length, 1));
    }

    /** The octets in chunks of that many. */
    static Decoded of(T4Settings settings, byte[] code, int mostRows, int chunk) {
        PageBuilder rows = new PageBuilder(settings.width(), Pages.FINE);
        T4Decoder decoder = new T4Decoder(settings, mostRows, rows);
        for (int at = 0; at < code.length; at += chunk) {
            decoder.write(code, at, Math.min(chunk, code.length - at));
        }
        decoder.finish();
        assertThat(decoder.counts().total()).isLessThanOrEqualTo(mostRows).isEqualTo(rows.height());
        assertThat(decoder.end()).isNotEqualTo(PageEnd.OPEN);
        return new Decoded(rows.build(), decoder.counts(), decoder.end());
    }

    /** Rows as text, black as #. */
    String[] rows() {
        String[] rows = new String[page.height()];
        for (int y = 0; y < rows.length; y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < page.width(); x++) {
                row.append(page.isBlack(x, y) ? '#' : '.');
            }
            rows[y] = row.toString();
        }
        return rows;
    }
}
