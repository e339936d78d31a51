package org.pagewire.fuzz.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.t4.EndOfLine;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;
import org.pagewire.image.t85.T85Encoder;
import org.pagewire.image.t85.T85Settings;
import org.pagewire.image.tiff.TiffWriter;

/** Seeds of the targets that take TIFF files: as our writer makes them, and as scanners and strangers do. */
final class TiffSeeds {

    private static final int WIDTH = CodeSeeds.WIDTH;
    private static final int HEIGHT = 30;
    private static final int OFFSETS = 273;
    private static final int LENGTHS = 279;

    private final ByteOrder order;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final TreeMap<Integer, int[]> tags = new TreeMap<>();

    private TiffSeeds(ByteOrder order) {
        this.order = order;
        data.writeBytes(Corpus.hex(order == ByteOrder.LITTLE_ENDIAN ? "49492a0000000000" : "4d4d002a00000000"));
        tag(256, WIDTH).tag(257, HEIGHT).tag(258, 1).tag(277, 1).tag(278, HEIGHT);
    }

    /** A page of one strip, little-endian. */
    private static TiffSeeds of(int compression, byte[] strip) {
        return new TiffSeeds(ByteOrder.LITTLE_ENDIAN).tag(259, compression).strips(strip);
    }

    private TiffSeeds tag(int tag, int... values) {
        tags.put(tag, values);
        return this;
    }

    private TiffSeeds without(int tag) {
        tags.remove(tag);
        return this;
    }

    private TiffSeeds strips(byte[]... strips) {
        int[] offsets = new int[strips.length];
        int[] lengths = new int[strips.length];
        for (int i = 0; i < strips.length; i++) {
            offsets[i] = data.size();
            lengths[i] = strips[i].length;
            data.writeBytes(strips[i]);
        }
        return tag(OFFSETS, offsets).tag(LENGTHS, lengths);
    }

    /** The whole file; all tags are of type LONG. */
    private byte[] octets() {
        return octets(0);
    }

    private byte[] octets(int next) {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        tags.forEach((tag, values) -> {
            ByteBuffer entry = ByteBuffer.allocate(12).order(order);
            entry.putShort(tag.shortValue()).putShort((short) 4).putInt(values.length);
            if (values.length == 1) {
                entry.putInt(values[0]);
            } else {
                entry.putInt(data.size());
                for (int value : values) {
                    data.writeBytes(
                            ByteBuffer.allocate(4).order(order).putInt(value).array());
                }
            }
            entries.writeBytes(entry.array());
        });
        ByteBuffer all =
                ByteBuffer.allocate(data.size() + 2 + entries.size() + 4).order(order);
        all.put(data.toByteArray()).putInt(4, data.size());
        all.putShort((short) tags.size()).put(entries.toByteArray()).putInt(next);
        return all.array();
    }

    static void write(Path root) throws IOException {
        for (String target : new String[] {"TiffReaderFuzzTest/reads", "PdfWriterFuzzTest/writesWholeFiles"}) {
            Corpus corpus = new Corpus(root, target);
            ours(corpus);
            strangers(corpus);
            odd(corpus);
        }
    }

    private static void ours(Corpus corpus) throws IOException {
        for (Coding coding : Coding.values()) {
            Path file = Files.createTempFile("seed", ".tif");
            Files.delete(file);
            try (TiffWriter writer = TiffWriter.open(file, coding)) {
                writer.append(CodeSeeds.page(WIDTH, HEIGHT));
                writer.append(CodeSeeds.page(64, 10));
            }
            corpus.add("seed-two-pages-of-" + coding, "", Files.readAllBytes(file));
            Files.delete(file);
        }
    }

    private static void strangers(Corpus corpus) throws IOException {
        Page page = CodeSeeds.page(WIDTH, HEIGHT);
        byte[] mmr = T4Encoder.encode(page, T4Settings.mmr(WIDTH));
        byte[] half = T4Encoder.encode(CodeSeeds.page(WIDTH, HEIGHT / 2), T4Settings.mmr(WIDTH));
        byte[] mh = T4Encoder.encode(page, T4Settings.mh(WIDTH));
        corpus.add("seed-plain", "", of(1, plain(page)).octets());
        corpus.add("seed-packbits", "", of(32773, packBits(page)).octets());
        corpus.add(
                "seed-rows-without-eol",
                "",
                of(2, T4Encoder.encode(page, T4Settings.mh(WIDTH).withEndOfLine(EndOfLine.OCTET_BOUNDARY)))
                        .octets());
        corpus.add(
                "seed-rows-on-words",
                "",
                of(32771, T4Encoder.encode(page, T4Settings.mh(WIDTH).withEndOfLine(EndOfLine.WORD_BOUNDARY)))
                        .octets());
        corpus.add(
                "seed-mr",
                "",
                of(3, T4Encoder.encode(page, T4Settings.mr(WIDTH, 4)))
                        .tag(292, 1)
                        .octets());
        corpus.add(
                "seed-jbig",
                "",
                of(34661, T85Encoder.encode(page, T85Settings.of(WIDTH))).octets());
        corpus.add(
                "seed-jbig-of-profile-t",
                "",
                of(9, T85Encoder.encode(page, T85Settings.of(WIDTH).withHeight(HEIGHT)))
                        .octets());
        corpus.add(
                "seed-lsb-inverted",
                "",
                of(4, T4Encoder.encode(page, T4Settings.mmr(WIDTH).withBitOrder(BitOrder.LSB_FIRST)))
                        .tag(266, 2)
                        .tag(262, 1)
                        .octets());
        corpus.add(
                "seed-two-strips",
                "",
                new TiffSeeds(ByteOrder.BIG_ENDIAN)
                        .tag(259, 4)
                        .tag(278, HEIGHT / 2)
                        .strips(half, half)
                        .octets());
        corpus.add(
                "seed-damaged-rows-told",
                "",
                of(3, mh).tag(326, 3).tag(327, 1).tag(328, 2).octets());
        for (int orientation = 2; orientation <= 8; orientation++) {
            corpus.add(
                    "seed-orientation-" + orientation,
                    "",
                    of(4, mmr).tag(274, orientation).octets());
        }
    }

    private static void odd(Corpus corpus) throws IOException {
        byte[] mmr = T4Encoder.encode(CodeSeeds.page(WIDTH, HEIGHT), T4Settings.mmr(WIDTH));
        corpus.add("odd-lengths-of-0", "", of(4, mmr).tag(LENGTHS, 0).octets());
        corpus.add("odd-lengths-missing", "", of(4, mmr).without(LENGTHS).octets());
        corpus.add("odd-length-beyond-the-file", "", of(4, mmr).tag(LENGTHS, -1).octets());
        corpus.add(
                "odd-more-rows-than-data",
                "",
                of(4, mmr).tag(257, 5_000).tag(278, 5_000).octets());
        corpus.add(
                "odd-a-strip-for-each-row",
                "",
                of(1, new byte[15])
                        .tag(278, 1)
                        .tag(OFFSETS, fill(HEIGHT, 8))
                        .tag(LENGTHS, fill(HEIGHT, 15))
                        .octets());
        corpus.add(
                "odd-quarter-of-a-gigabyte-in-a-few-octets",
                "",
                of(4, Corpus.hex("ffff"))
                        .tag(256, Page.WIDEST)
                        .tag(257, 32_000)
                        .tag(278, 32_000)
                        .octets());
        corpus.add(
                "odd-quarter-of-a-gigabyte-turned",
                "",
                of(4, Corpus.hex("ffff"))
                        .tag(274, 6)
                        .tag(256, 32_000)
                        .tag(257, Page.WIDEST)
                        .tag(278, Page.WIDEST)
                        .octets());
        corpus.add(
                "odd-million-rows",
                "",
                of(4, Corpus.hex("ffff"))
                        .tag(256, 8)
                        .tag(257, 1_000_000)
                        .tag(278, 1_000_000)
                        .octets());
        corpus.add("odd-no-page", "", Corpus.hex("49492a0000000000"));
        corpus.add("odd-pages-in-a-circle", "", of(4, mmr).octets(8 + mmr.length));
        corpus.add(
                "odd-grey",
                "",
                of(1, new byte[WIDTH * HEIGHT]).tag(258, 8).tag(262, 1).octets());
    }

    private static int[] fill(int count, int value) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }

    private static byte[] plain(Page page) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        page.send((packed, offset) -> rows.write(packed, offset, Page.stride(page.width())));
        return rows.toByteArray();
    }

    /** Each row as one run of different octets and a no-operation. */
    private static byte[] packBits(Page page) {
        int stride = Page.stride(page.width());
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        page.send((packed, offset) -> {
            runs.write(stride - 1);
            runs.write(packed, offset, stride);
            runs.write(0x80);
        });
        return runs.toByteArray();
    }
}
