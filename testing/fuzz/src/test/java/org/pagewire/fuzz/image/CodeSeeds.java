package org.pagewire.fuzz.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.EndOfLine;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;
import org.pagewire.image.t85.T85Encoder;
import org.pagewire.image.t85.T85Settings;
import org.pagewire.image.t85.Template;

/** Seeds of the targets that take code of a page: every coding, and the oddities that field and Recommendation know. */
final class CodeSeeds {

    static final int WIDTH = 120;
    private static final Resolution FINE = new Resolution(204, 196);
    /** Width {@value #WIDTH}, at most 4096 rows, chunks of up to 7 octets; the other settings come before it. */
    private static final String SIZES = "0077 0fff 07";

    private CodeSeeds() {}

    /** A page with strokes, blocks, a tint and blank rows. */
    static Page page(int width, int height) {
        PageBuilder page = new PageBuilder(width, FINE);
        byte[] row = new byte[Page.stride(width)];
        for (int y = 0; y < height; y++) {
            Arrays.fill(row, (byte) 0);
            for (int x = 0; y % 10 < 7 && x < width; x++) {
                boolean stroke = (x + y / 3) % 11 < 2;
                boolean block = x > width / 2 && x < width / 2 + 15 && y % 20 < 6;
                boolean tint = x < 20 && (x + y) % 4 == 0;
                if (stroke || block || tint) {
                    row[x >> 3] |= (byte) (0x80 >> (x & 7));
                }
            }
            page.row(row, 0);
        }
        return page.build();
    }

    static void write(Path root) throws IOException {
        t4(new Corpus(root, "T4DecoderFuzzTest/decodes"));
        rows(new Corpus(root, "T4RoundTripFuzzTest/keepsEveryPixel"));
        t85(new Corpus(root, "T85DecoderFuzzTest/decodes"));
        rows(new Corpus(root, "T85RoundTripFuzzTest/keepsEveryPixel"));
    }

    private static void t4(Corpus corpus) throws IOException {
        Page page = page(WIDTH, 30);
        T4Settings mh = T4Settings.mh(WIDTH);
        T4Settings mr = T4Settings.mr(WIDTH, 4);
        T4Settings mmr = T4Settings.mmr(WIDTH);
        byte[] eols = T4Encoder.encode(page, mh);
        byte[] two = T4Encoder.encode(page, mr);
        byte[] six = T4Encoder.encode(page, mmr);
        corpus.add("seed-mh", "2000 00" + SIZES, eols);
        corpus.add(
                "seed-mh-aligned", "2400 00" + SIZES, T4Encoder.encode(page, mh.withEndOfLine(EndOfLine.ALIGNED_CODE)));
        corpus.add(
                "seed-mh-octets",
                "2800 00" + SIZES,
                T4Encoder.encode(page, mh.withEndOfLine(EndOfLine.OCTET_BOUNDARY)));
        corpus.add(
                "seed-mh-words", "2c00 00" + SIZES, T4Encoder.encode(page, mh.withEndOfLine(EndOfLine.WORD_BOUNDARY)));
        corpus.add("seed-mh-lsb", "3000 00" + SIZES, T4Encoder.encode(page, mh.withBitOrder(BitOrder.LSB_FIRST)));
        corpus.add("seed-mh-fill", "2000 00" + SIZES, T4Encoder.encode(page, mh.withMinimumRowOctets(20)));
        corpus.add("seed-mr", "2104 00" + SIZES, two);
        corpus.add("seed-mr-lsb", "3104 00" + SIZES, T4Encoder.encode(page, mr.withBitOrder(BitOrder.LSB_FIRST)));
        corpus.add("seed-mmr", "2200 00" + SIZES, six);
        corpus.add("seed-mmr-lsb", "3200 00" + SIZES, T4Encoder.encode(page, mmr.withBitOrder(BitOrder.LSB_FIRST)));
        corpus.add("odd-mh-labelled-as-mmr", "2200 00" + SIZES, eols);
        corpus.add("odd-mmr-labelled-as-mr", "2100 00" + SIZES, six);
        corpus.add(
                "odd-rows-without-eol-labelled-as-mh",
                "2000 00" + SIZES,
                T4Encoder.encode(page, mh.withEndOfLine(EndOfLine.OCTET_BOUNDARY)));
        corpus.add("odd-no-eol-before-first-row", "2000 00" + SIZES, Arrays.copyOfRange(eols, 2, eols.length));
        corpus.add("odd-rtc-missing", "2000 00" + SIZES, T4Encoder.encode(page, mh.withEndOfPage(false)));
        corpus.add("odd-eofb-missing", "2200 00" + SIZES, T4Encoder.encode(page, mmr.withEndOfPage(false)));
        corpus.add("odd-cut-in-a-row", "2104 00" + SIZES, Arrays.copyOf(two, two.length / 2));
        corpus.add("odd-rtc-alone", "2000 00" + SIZES, Corpus.hex("001001001001001001"));
        corpus.add("odd-eofb-alone", "2200 00" + SIZES, Corpus.hex("001001"));
        corpus.add("odd-zeros", "2000 00" + SIZES, new byte[64]);
        corpus.add(
                "odd-eight-rows-in-each-octet", "2200 00 fffe ffff 00", Corpus.hex("ffffffffffffffffffffffffffffffff"));
        corpus.add("odd-one-pixel-wide", "2200 00 0000 ffff 00", T4Encoder.encode(page(1, 40), T4Settings.mmr(1)));
        corpus.add(
                "odd-widest",
                "2000 00 fffe 0fff 00",
                T4Encoder.encode(page(Page.WIDEST, 1), T4Settings.mh(Page.WIDEST)));
        // Horizontal mode with runs of 0 over and over: more changes than pixels.
        corpus.add(
                "odd-too-many-changes-in-a-row",
                "2200 00" + SIZES,
                Corpus.hex("26a86a1a86a1a86a1a86a1a86a1a86a1a86a1a86a1a86a1a86a1"));
        // Extension code 0000001111, then pixels as they are: 1, 01, 001, 0001, 00001, 000001, and the exit codes.
        corpus.add("odd-uncompressed-mode", "2200 00" + SIZES, Corpus.hex("03fd2840c1400e0001001001"));
        corpus.add("odd-uncompressed-mode-without-end", "2200 00" + SIZES, Corpus.hex("03ffffffffffff00000000"));
        corpus.add("odd-extension-that-nobody-has", "2200 00" + SIZES, Corpus.hex("038000ff"));
        corpus.add("odd-vertical-modes-out-of-the-row", "2200 00" + SIZES, Corpus.hex("0303030303060606"));
    }

    /** All kinds of rows in one stream; see FuzzRows. Settings are one octet, K or stripe, fill, width, chunks. */
    private static void rows(Corpus corpus) throws IOException {
        String rows = "30 05 0010 0b 0013 06 0020 0031 09 0018 01 0000 10 03 a5a5a5a5a5a5a5a5a5 02 0000 00ff f0";
        for (int kinds = 0; kinds < 16; kinds++) {
            corpus.add("seed-settings-" + kinds, String.format("%02x 03 00 0045 03", kinds | 32) + rows);
        }
        corpus.add("seed-lsb", "31 03 40 0045 03" + rows);
        corpus.add("odd-one-pixel-wide", "22 03 00 0000 00 01 0000 01 0000 f0 05 0000");
        corpus.add("odd-wide", "22 03 00 1fff 00 02 0000 1ffe 05 1000 30 0a 0fff 0101");
        corpus.add("odd-no-row", "20 03 00 0045 03");
    }

    private static void t85(Corpus corpus) throws IOException {
        // Width up to 256, at most 4096 rows, chunks of up to 3 octets.
        String sizes = "00ff 0fff 03";
        Page page = page(WIDTH, 30);
        T85Settings plain = T85Settings.of(WIDTH).withStripeRows(8);
        byte[] known = T85Encoder.encode(page, plain.withHeight(30));
        corpus.add("seed-known-height", sizes, known);
        corpus.add("seed-unknown-height", sizes, T85Encoder.encode(page, plain));
        corpus.add("seed-two-lines", sizes, T85Encoder.encode(page, plain.withTemplate(Template.TWO_LINES)));
        corpus.add("seed-no-typical-prediction", sizes, T85Encoder.encode(page, plain.withTypicalPrediction(false)));
        corpus.add("seed-independent-stripes", sizes, T85Encoder.encode(page, plain.withIndependentStripes(true)));
        corpus.add("seed-one-pixel-wide", sizes, T85Encoder.encode(page(1, 30), T85Settings.of(1)));
        byte[] header = Arrays.copyOf(known, 20);
        byte[] body = Arrays.copyOfRange(known, 20, known.length);
        byte[] mayMove = header.clone();
        mayMove[16] = 127;
        corpus.add("odd-comment", sizes, header, Corpus.hex("ff07 00000003 ff02ff"), body);
        corpus.add("odd-comment-of-four-gigabytes", sizes, header, Corpus.hex("ff07 ffffffff"), body);
        corpus.add("odd-adaptive-pixel-moves", sizes, mayMove, Corpus.hex("ff06 00000002 10 00"), body);
        corpus.add("odd-adaptive-pixel-moves-far", sizes, mayMove, Corpus.hex("ff06 00000000 7f 00"), body);
        corpus.add("odd-abort", sizes, Arrays.copyOf(known, 60), Corpus.hex("ff04"));
        corpus.add("odd-cut-in-a-stripe", sizes, Arrays.copyOf(known, 60));
        corpus.add("odd-surplus-in-a-stripe", sizes, header, Corpus.hex("0102030405060708090a0b0c0d0e0f ff02"), body);
        corpus.add(
                "odd-shrinks-to-nothing", sizes, height(header, 0xFFFF_FFFF, 0x20), Corpus.hex("ff05 00000000 ff02"));
        corpus.add("odd-two-octets-for-all-rows", "ffff ffff 00", height(header, 0xFFFF_FFFF, 0), Corpus.hex("ff02"));
        byte[] wide = height(header, 10, 0);
        wide[5] = 1;
        corpus.add("odd-wider-than-allowed", sizes, wide, body);
    }

    private static byte[] height(byte[] header, int rows, int options) {
        byte[] changed = header.clone();
        ByteBuffer.wrap(changed).putInt(8, rows).putInt(12, rows);
        changed[19] = (byte) options;
        return changed;
    }
}
