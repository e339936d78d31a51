package org.pagewire.imaging.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;
import org.pagewire.image.t85.T85Encoder;
import org.pagewire.image.t85.T85Settings;
import org.pagewire.image.tiff.TiffPage;
import org.pagewire.image.tiff.TiffReader;
import org.pagewire.image.tiff.TiffWriter;

/** {@code info} tells what is in a file, and finds what is damaged (R-G2). */
class InfoTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @Test
    void eachPageHasItsSizeResolutionCodingAndInk() throws IOException {
        Path file = rig.tiff(
                "a.tif",
                Coding.MH,
                Rig.page(1, 1728, 1146, FaxResolution.STANDARD.resolution()),
                Rig.blank(2292),
                Rig.page(2, 2048, 300, FaxResolution.SUPERFINE.resolution()));

        Rig.Ran ran = rig.run("info", file);

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo(file + ": TIFF-F, 3 pages, " + Files.size(file) + " octets"),
                        line -> assertThat(line).startsWith("PAGE  PIXELS"),
                        line -> assertThat(line)
                                .matches("1 +1728x1146 +204x98 standard +215x297 A4 +MH +[0-9]+ +[0-9.]+ % +0"),
                        line -> assertThat(line)
                                .matches("2 +1728x2292 +204x196 fine +215x297 A4 +MH +[0-9]+ +blank +0"),
                        line -> assertThat(line).matches("3 +2048x300 +204x391 superfine +255x19 +MH .*"));
        assertThat(ran.out().lines()).allMatch(line -> line.length() < 80 || line.contains(folder.toString()));
    }

    @Test
    void jsonHasTheSameFactsOneObjectPerFile() throws IOException {
        Page page = Rig.page(1, 100);
        Path file = rig.tiff("a.tif", page, Rig.blank(20));
        Path other = rig.tiff("b.tif", page);

        Rig.Ran ran = rig.run("info", file, other, "--json");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines()).hasSize(2);
        JsonNode object =
                new ObjectMapper().readTree(ran.out().lines().findFirst().orElseThrow());
        assertThat(object.path("kind").asText()).isEqualTo("TIFF-F");
        assertThat(object.path("sound").asBoolean()).isTrue();
        assertThat(object.path("pageCount").asInt()).isEqualTo(2);
        JsonNode first = object.path("pages").path(0);
        assertThat(first.path("width").asInt()).isEqualTo(1728);
        assertThat(first.path("resolution").asText()).isEqualTo("fine");
        assertThat(first.has("paper")).as("13 mm are no sheet").isFalse();
        assertThat(first.path("coding").asText()).isEqualTo("MMR");
        assertThat(first.path("octets").asInt()).isEqualTo(T4Encoder.encode(page, T4Settings.mmr(1728)).length);
        assertThat(first.path("rows").path("good").asInt()).isEqualTo(100);
        assertThat(first.path("blank").asBoolean()).isFalse();
        assertThat(object.path("pages").path(1).path("blank").asBoolean()).isTrue();
    }

    @Test
    void aDamagedPageIsNamedWithPageAndOffsetAndTheOthersAreShown() throws IOException {
        Path file = rig.tiff("a.tif", Coding.MH, Rig.page(1, 200), Rig.page(2, 200), Rig.page(3, 200));
        long offset = damage(file, 1);

        Rig.Ran ran = rig.run("info", file);

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).containsPattern("\n3 +1728x200");
        assertThat(ran.out())
                .containsPattern(
                        "a.tif, page 2, offset " + offset + ": [0-9]+ of 200 rows bad, [0-9]+ of them in a row\\.");
    }

    @Test
    void aPageThatCameInDamagedIsToldByItsTags() throws IOException {
        Path file = rig.path("a.tif");
        try (TiffWriter writer = TiffWriter.open(file)) {
            TiffPage page = writer.begin(1728, Rig.FINE);
            Rig.page(1, 50).send(page);
            page.commit(new RowCounts(43, 7, 4));
        }
        Rig.Ran ran = rig.run("info", file);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out())
                .contains("a.tif, page 1: came in with 7 of 50 rows bad, 4 of them in a row, as its tags tell.");
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndTheOthersAreShown() {
        Path file = rig.tiff("a.tif", Rig.page(1, 30));
        Rig.Ran ran = rig.run("info", rig.path("none.tif"), file);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("none.tif: there is no such file. Check the name.");
        assertThat(ran.out()).contains("a.tif: TIFF-F, 1 page,");
    }

    @Test
    void documentsAreShownAsTheFaxPagesTheyBecome() throws IOException {
        Path text = Files.writeString(rig.path("letter.txt"), "Dear Sir or Madam,\n\f\nYours\n");
        Rig.Ran ran = rig.run("info", text);
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("letter.txt: text, 2 pages, 27 octets; as fax pages:");
        assertThat(ran.out()).containsPattern("\n1 +1728x[0-9]+ +204x196 fine +215x29[0-9] A4 +- +- ");
    }

    @Test
    void aTiffFileThatIsNoFaxIsNotCalledOne() {
        Path file = rig.tiff("scan.tif", Rig.page(1, 2550, 300, new Resolution(300, 300)));
        assertThat(rig.run("info", file).out())
                .contains("scan.tif: TIFF, 1 page")
                .contains("300x300 ");
    }

    @Test
    void sheetsAreCalledByTheirNames() {
        Path file = rig.tiff(
                "a.tif",
                Rig.page(1, 1728, 2156, Rig.FINE),
                Rig.page(1, 1728, 2744, Rig.FINE),
                Rig.page(1, 2432, 1654, Rig.FINE));
        assertThat(rig.run("info", file).out())
                .contains(" 215x279 Letter ", " 215x356 Legal ", " 303x214 A4 landscape ");
    }

    @Test
    void aPageWithDustAloneIsBlank() {
        byte[] rows = new byte[216 * 2292];
        rows[216 * 1000 + 100] = 0x18;
        Path file = rig.tiff("a.tif", Page.of(1728, Rig.FINE, rows));
        assertThat(rig.run("info", file).out()).contains(" blank ");
        assertThat(rig.run("info", file, "--json").out())
                .contains("\"blank\":true")
                .contains("\"paper\":\"A4\"");
    }

    @Test
    void jbigIsKnownByItsHeader() throws IOException {
        Page page = Rig.page(1, 120);
        Path file = Files.write(rig.path("page"), T85Encoder.encode(page, T85Settings.of(1728)));
        Rig.Ran ran = rig.run("info", file);
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("page: JBIG (T.85), 1 page").containsPattern("1728x120 .* JBIG ");
    }

    @Test
    void rawDataIsReadAsToldAndSaidToNeedTelling() throws IOException {
        Page page = Rig.page(1, 120);
        Path file = Files.write(rig.path("page.g4"), T4Encoder.encode(page, T4Settings.mmr(1728)));

        assertThat(rig.run("info", file).err()).contains("page.g4: it is no TIFF", "convert it with --from");
        assertThat(rig.run("info", file, "--from", "mmr").out())
                .contains("page.g4: raw MMR, 1 page")
                .contains("1728x120");
    }

    @Test
    void octetsOfNoKindAreRefused() throws IOException {
        Path empty = Files.createFile(rig.path("empty"));
        assertThat(rig.run("info", empty).err()).contains("empty: it is empty.");
        Path odd = Files.write(rig.path("odd"), new byte[] {1, 0, 2, 0, 3});
        assertThat(rig.run("info", odd).exitCode()).isEqualTo(1);
    }

    @Test
    void aPageOfAKindThatNobodyReadsIsNamedAndTheOthersAreShown() throws IOException {
        Path file = rig.tiff("a.tif", Rig.page(1, 60), Rig.page(2, 60), Rig.page(3, 60));
        setShortTag(file, 1, 259, 9999);
        Rig.Ran ran = rig.run("info", file);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).containsPattern("\n2 +unreadable").containsPattern("\n3 +1728x60");
        assertThat(ran.err()).contains("a.tif, page 2");
    }

    /** Whatever is wrong with a file, it is told in a sentence, by the commands that read all of it. */
    @Test
    void aFileWithAnOctetChangedIsNeverADefect() throws IOException {
        Path file = rig.tiff("a.tif", Rig.page(1, 64, 40, Rig.FINE), Rig.page(2, 64, 40, Rig.FINE));
        byte[] whole = Files.readAllBytes(file);
        Path changed = rig.path("b.tif");
        for (int i = 0; i < whole.length; i += 11) {
            byte[] octets = whole.clone();
            octets[i] ^= (byte) (0x11 + 37 * i);
            Files.write(changed, octets);
            assertThat(rig.run("info", changed).err()).as("octet %s", i).doesNotContain("defect");
            assertThat(rig.run("convert", changed, rig.path("out.tif"), "--overwrite")
                            .err())
                    .as("octet %s", i)
                    .doesNotContain("defect");
        }
    }

    @Test
    void aLongFileShowsABarOnATerminalAndTakesItAway() {
        Path file = rig.tiff("a.tif", Rig.page(1, 30), Rig.page(2, 30), Rig.page(3, 30));
        String bar = rig.onTerminal().run("info", file).err();
        assertThat(bar).contains("page 2 of 3 [").endsWith("\r\u001b[K");
    }

    @Test
    void withoutATerminalThereIsNoBar() {
        Path file = rig.tiff("a.tif", Rig.page(1, 30), Rig.page(2, 30), Rig.page(3, 30));
        assertThat(rig.run("info", file).err()).isEmpty();
    }

    /** Overwrites some octets in the middle of a page's data; returns where the data starts. */
    static long damage(Path file, int index) throws IOException {
        byte[] octets = Files.readAllBytes(file);
        long offset;
        try (TiffReader reader = TiffReader.open(file)) {
            offset = reader.info(index).dataOffset();
            int middle = (int) (offset + reader.info(index).dataOctets() / 2);
            for (int i = middle; i < middle + 6; i++) {
                octets[i] ^= 0x55;
            }
        }
        Files.write(file, octets);
        return offset;
    }

    /** Changes a tag of one number in the n-th directory of a little-endian file. */
    private static void setShortTag(Path file, int index, int tag, int value) throws IOException {
        ByteBuffer octets = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int directory = octets.getInt(4);
        for (int i = 0; i < index; i++) {
            directory = octets.getInt(directory + 2 + 12 * octets.getShort(directory));
        }
        for (int i = 0; i < octets.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            if ((octets.getShort(entry) & 0xFFFF) == tag) {
                octets.putShort(entry + 8, (short) value);
            }
        }
        Files.write(file, octets.array());
    }
}
