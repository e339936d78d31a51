package org.pagewire.imaging.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.t4.EndOfLine;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;
import org.pagewire.image.tiff.TiffPage;
import org.pagewire.image.tiff.TiffReader;
import org.pagewire.image.tiff.TiffWriter;

/** {@code convert}: what goes in comes out, in another kind of file (R-G2). */
class ConvertTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    private Rig.Ran done(Object... arguments) {
        Rig.Ran ran = rig.run(arguments);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mh", "mr", "mmr", "jbig"})
    void aTiffFileBecomesOneOfAnotherCodingPixelForPixel(String coding) throws IOException {
        Page one = Rig.page(1, 300);
        Page scan = Rig.page(2, 2550, 200, new Resolution(300, 300));
        Path in = rig.tiff("in.tif", one, scan);
        Path out = rig.path("out.tif");

        Rig.Ran ran = done("convert", in, out, "--coding", coding);

        assertThat(ran.out()).isEqualTo(out + ": 2 pages, " + Files.size(out) + " octets\n");
        assertThat(ran.err()).isEmpty();
        assertThat(Rig.read(out, 1).samePixels(one)).isTrue();
        assertThat(Rig.read(out, 2).samePixels(scan)).isTrue();
        assertThat(Rig.read(out, 2).resolution()).isEqualTo(scan.resolution());
        try (TiffReader reader = TiffReader.open(out)) {
            assertThat(reader.info(0).compression().name()).isEqualToIgnoringCase(coding);
        }
    }

    @ParameterizedTest
    @CsvSource({"mh,", "mh, lsb-first", "mr,", "mr, lsb-first", "mmr,", "mmr, lsb-first", "jbig,"})
    void rawDataWrittenIsReadAgain(String kind, String bitOrder) {
        Page page = Rig.page(1, 250);
        Path in = rig.tiff("in.tif", page);
        Path raw = rig.path("page." + kind);
        Path out = rig.path("out.tif");
        boolean lsbFirst = bitOrder != null;

        done(lsbFirst ? new Object[] {"convert", in, raw, "--" + bitOrder} : new Object[] {"convert", in, raw});
        done(
                lsbFirst
                        ? new Object[] {"convert", raw, out, "--from", kind, "--input-" + bitOrder}
                        : new Object[] {"convert", raw, out, "--from", kind, "--input-resolution", "fine"});

        assertThat(Rig.read(out, 1).samePixels(page)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void rawMhIsReadWithEolsAndWithout(EndOfLine endOfLine) throws IOException {
        Page page = Rig.page(1, 250);
        Path raw = Files.write(
                rig.path("page.g3"),
                T4Encoder.encode(
                        page, T4Settings.mh(1728).withEndOfLine(endOfLine).withEndOfPage(false)));
        Rig.Ran ran = done("convert", raw, rig.path("out.tif"), "--from", "mh");
        assertThat(ran.err()).isEmpty();
        assertThat(Rig.read(rig.path("out.tif"), 1).samePixels(page)).isTrue();
    }

    @Test
    void theWidthAndResolutionOfRawDataAreAsTold() throws IOException {
        Page page = Rig.page(1, 2048, 90, FaxResolution.STANDARD.resolution());
        Path raw = Files.write(rig.path("page.g4"), T4Encoder.encode(page, T4Settings.mmr(2048)));
        done("convert", raw, rig.path("a.tif"), "--from", "mmr", "--input-width", 2048, "--input-resolution", "204x98");
        assertThat(Rig.read(rig.path("a.tif"), 1).samePixels(page)).isTrue();
        assertThat(Rig.read(rig.path("a.tif"), 1).resolution()).isEqualTo(page.resolution());
    }

    @Test
    void kOfRawMrIsAsTold() throws IOException {
        Page page = Rig.page(1, 100);
        Path in = rig.tiff("in.tif", page);
        done("convert", in, rig.path("k4.mr"));
        done("convert", in, rig.path("k9.mr"), "--k", 9);
        assertThat(Files.readAllBytes(rig.path("k4.mr"))).isEqualTo(T4Encoder.encode(page, T4Settings.mr(1728, 4)));
        assertThat(Files.readAllBytes(rig.path("k9.mr"))).isEqualTo(T4Encoder.encode(page, T4Settings.mr(1728, 9)));
    }

    @Test
    void aPdfFileHoldsTheVeryCodeOfTheTiffFile() throws IOException {
        Page page = Rig.page(1, 300);
        done("convert", rig.tiff("in.tif", page), rig.path("out.pdf"));
        String code = new String(T4Encoder.encode(page, T4Settings.mmr(1728)), StandardCharsets.ISO_8859_1);
        assertThat(Files.readString(rig.path("out.pdf"), StandardCharsets.ISO_8859_1))
                .contains(code);
    }

    @Test
    void ofSeveralPagesEachIsAFileWhereAFileHoldsOne() {
        Path in = rig.tiff("in.tif", Rig.page(1, 10), Rig.page(2, 20));
        Rig.Ran ran = done("convert", in, rig.path("out.png"));
        assertThat(rig.path("out-001.png")).exists();
        assertThat(rig.path("out-002.png")).exists();
        assertThat(rig.path("out.png")).doesNotExist();
        assertThat(ran.out()).startsWith(rig.path("out-001.png") + " to out-002.png: 2 pages, ");
    }

    @Test
    void withoutANameTheOutputIsCalledLikeTheInput() {
        Path in = rig.tiff("in.tif", Rig.page(1, 10));
        assertThat(done("convert", in, "--to", "png").out())
                .startsWith(rig.path("in.png").toString());
        assertThat(rig.path("in.png")).exists();
    }

    @Test
    void whatTheTagsTellOfTheCallStaysWithThePage() throws IOException {
        Path in = rig.path("in.tif");
        try (TiffWriter writer = TiffWriter.open(in)) {
            TiffPage page = writer.begin(1728, Rig.FINE);
            Rig.page(1, 50).send(page);
            page.commit(new RowCounts(43, 7, 4));
        }
        done("convert", in, rig.path("out.tif"), "--coding", "mh");
        try (TiffReader reader = TiffReader.open(rig.path("out.tif"))) {
            assertThat(reader.info(0).quality()).isEqualTo(new RowCounts(43, 7, 4));
        }
    }

    @Test
    void standardInputAndOutputTakeTheirPlaces() throws IOException {
        Page page = Rig.page(1, 120);
        Path in = rig.tiff("in.tif", page);
        Rig.Ran ran = rig.withInput(Files.readAllBytes(in)).run("convert", "-", "-", "--to", "mmr");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.octets()).isEqualTo(T4Encoder.encode(page, T4Settings.mmr(1728)));

        Rig.Ran tiff = rig.withInput(ran.octets()).run("convert", "-", "--to", "tiff", "--from", "mmr");
        Path out = Files.write(rig.path("out.tif"), tiff.octets());
        assertThat(Rig.read(out, 1).samePixels(page)).isTrue();
    }

    @Test
    void standardOutputTakesOnePageOfAKindThatHoldsOne() {
        Path in = rig.tiff("in.tif", Rig.page(1, 10), Rig.page(2, 10));
        Rig.Ran ran = rig.run("convert", in, "-", "--to", "png");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.octets()).isEmpty();
        assertThat(ran.err()).contains("takes one page of png, not 2", "--pages");
        assertThat(rig.run("convert", in, "-", "--to", "png", "--pages", "2").octets())
                .startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void lsbFirstGoesIntoTiffToo() throws IOException {
        Page page = Rig.page(1, 50);
        done("convert", rig.tiff("in.tif", page), rig.path("out.tif"), "--lsb-first");
        try (TiffReader reader = TiffReader.open(rig.path("out.tif"))) {
            assertThat(reader.info(0).storage().bitOrder()).isEqualTo(BitOrder.LSB_FIRST);
            assertThat(reader.read(0).samePixels(page)).isTrue();
        }
    }

    @Test
    void jsonHasAnObjectForEachPageWrittenAndOneForTheWhole() throws IOException {
        Path in = rig.tiff("in.tif", Coding.MH, Rig.page(1, 200), Rig.page(2, 200));
        InfoTest.damage(in, 1);
        Path text = Files.writeString(rig.path("b.txt"), "Hello");
        Path out = rig.path("out.png");

        List<JsonNode> lines = new ArrayList<>();
        for (String line :
                done("convert", in, text, out, "--json").out().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).has("damage")).isFalse();
        assertThat(lines.get(1).path("page").asInt()).isEqualTo(2);
        assertThat(lines.get(1).path("file").asText())
                .isEqualTo(rig.path("out-002.png").toString());
        assertThat(lines.get(1).path("from").asText()).isEqualTo(in.toString());
        assertThat(lines.get(1).path("fromPage").asInt()).isEqualTo(2);
        assertThat(lines.get(1).path("height").asInt()).isEqualTo(200);
        assertThat(lines.get(1).path("resolution").asText()).isEqualTo("fine");
        assertThat(lines.get(1).path("damage").asText()).contains("of 200 rows bad");
        assertThat(lines.get(2).path("from").asText()).isEqualTo(text.toString());
        assertThat(lines.get(2).path("fromPage").asInt()).isEqualTo(1);
        assertThat(lines.get(3).path("files")).hasSize(3);
        assertThat(lines.get(3).path("pageCount").asInt()).isEqualTo(3);
        assertThat(lines.get(3).path("damagedPages").asInt()).isEqualTo(1);
        assertThat(lines.get(3).path("octets").asLong())
                .isEqualTo(Files.size(rig.path("out-001.png"))
                        + Files.size(rig.path("out-002.png"))
                        + Files.size(rig.path("out-003.png")));
        Rig.Ran mixed = rig.run("convert", in, "-", "--to", "tiff", "--json");
        assertThat(mixed.exitCode()).isEqualTo(2);
        assertThat(mixed.err()).contains("--json is for files");
    }
}
