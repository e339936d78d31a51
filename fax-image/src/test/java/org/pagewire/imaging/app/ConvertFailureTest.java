package org.pagewire.imaging.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;
import org.pagewire.image.tiff.TiffReader;

/** {@code convert} loses nothing, and says what is wrong: damage, limits, usage. */
class ConvertFailureTest {
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

    @Test
    void aFileThatIsThereStaysUnlessItIsToBeReplaced() throws IOException {
        Path in = rig.tiff("in.tif", Rig.page(1, 10));
        Path out = Files.writeString(rig.path("out.pdf"), "precious");

        Rig.Ran refused = rig.run("convert", in, out);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("out.pdf: it is there already.", "--overwrite");
        assertThat(out).hasContent("precious");

        done("convert", in, out, "--overwrite");
        assertThat(Files.readString(out, StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    }

    @Test
    void aFileCanBeReplacedByItselfInAnotherCoding() {
        Page page = Rig.page(1, 100);
        Path file = rig.tiff("a.tif", Coding.MH, page);
        done("convert", file, file, "--overwrite", "--resolution", "standard");
        assertThat(Rig.read(file, 1).height()).isEqualTo(50);
    }

    @Test
    void whenItFailsNothingIsLeftBehindAndNothingIsLost() throws IOException {
        Path in = rig.tiff("in.tif", Rig.page(1, 10), Rig.page(2, 10));
        Path broken = Files.write(rig.path("broken.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
        Path out = Files.writeString(rig.path("out.tif"), "precious");
        List<Path> before = list();

        Rig.Ran ran = rig.run("convert", in, broken, out, "--overwrite");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("broken.png, page 1: ");
        assertThat(out).hasContent("precious");
        assertThat(list()).isEqualTo(before);
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void aDamagedPageIsNamedAndWrittenAsFarAsItCouldBeDecoded() throws IOException {
        Path in = rig.tiff("in.tif", Coding.MH, Rig.page(1, 200), Rig.page(2, 200));
        long offset = InfoTest.damage(in, 1);

        Rig.Ran ran = done("convert", in, rig.path("out.tif"));

        assertThat(ran.err())
                .containsPattern(
                        "in.tif, page 2, offset " + offset + ": [0-9]+ of 200 rows bad, .*\\. It is written as far");
        assertThat(Rig.read(rig.path("out.tif"), 2).height()).isEqualTo(200);
        try (TiffReader reader = TiffReader.open(rig.path("out.tif"))) {
            assertThat(reader.info(1).quality().bad()).isPositive();
        }
        Rig.Ran strict = rig.run("convert", in, rig.path("strict.pdf"), "--strict");
        assertThat(strict.exitCode()).isEqualTo(1);
        assertThat(rig.path("strict.pdf")).exists();
    }

    @Test
    void damageInRawDataIsNamedWithTheOctet() throws IOException {
        byte[] octets = T4Encoder.encode(Rig.page(1, 200), T4Settings.mmr(1728));
        for (int i = 0; i < 6; i++) {
            octets[octets.length / 2 + i] = 0;
        }
        Path in = Files.write(rig.path("page.mmr"), octets);

        Rig.Ran ran = done("convert", in, rig.path("out.tif"), "--from", "mmr");

        int at = Integer.parseInt(ran.err().replaceAll("(?s).*offset ([0-9]+): .*", "$1"));
        assertThat(at).isBetween(octets.length / 2, octets.length / 2 + 10);
        assertThat(ran.err()).contains("the data is damaged and ends the page after ");
        assertThat(Rig.read(rig.path("out.tif"), 1).height()).isLessThan(200);
    }

    @Test
    void rawDataOfWhichNothingCanBeDecodedIsRefused() throws IOException {
        Path in = Files.write(rig.path("page.mmr"), new byte[100]);
        Rig.Ran ran = rig.run("convert", in, rig.path("out.tif"), "--from", "mmr");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err())
                .contains("page.mmr: no row of it could be decoded as MMR 1728 pixels wide", "--input-width");
    }

    @Test
    void aTerminalIsSparedThePages() {
        Path in = rig.tiff("in.tif", Rig.page(1, 10));
        Rig.Ran ran = rig.onTerminal().run("convert", in, "-", "--to", "tiff");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("Standard output is a terminal");
    }

    @Test
    void aFileWithoutAPageIsRefused() throws IOException {
        Path in = rig.tiff("in.tif");
        Rig.Ran ran = rig.run("convert", in, rig.path("out.pdf"));
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("in.tif: there is no page in it.");
        assertThat(rig.path("out.pdf")).doesNotExist();
    }

    @Test
    void aFolderIsNoFileOfPages() {
        assertThat(rig.run("convert", folder, rig.path("out.pdf")).err()).contains(folder + ": it is a folder.");
        assertThat(rig.run("convert", folder, rig.path("out.pdf"), "--from", "mh")
                        .err())
                .contains("it is a folder.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "in.tif => Say what to write: an OUT, or --to KIND.",
                "in.tif out.xyz => What to write does not show in the name",
                "in.tif out.tif --to jpg => expected one of [tiff, pdf, png, mh, mr, mmr, jbig]",
                "in.tif out.pdf --coding mh => --coding is for TIFF; what is written is PDF.",
                "in.tif out.tif --k 4 => --k is for raw MR; what is written is TIFF.",
                "in.tif out.mr --k 0 => --k is 0, not 1 to 65535.",
                "in.tif out.png --lsb-first => --lsb-first is for MH, MR and MMR, raw or in TIFF; what is written is PNG.",
                "in.tif out.tif --coding jbig --lsb-first => what is written is JBIG.",
                "in.tif out.tif --rotate 45 => --rotate takes 90, 180 or 270.",
                "in.tif out.tif --pages 0 => '0' is no choice of pages such as 1-3,5 or 4-",
                "in.tif out.tif --pages 3-1 => '3-1' ends before it starts",
                "in.tif out.tif --resolution fin => 'fin' is no fax resolution. There are: standard, fine, superfine",
                "in.tif out.tif --input-width 3 => are for raw data: say --from too.",
                "in.tif out.tif --from mh --input-width 0 => --input-width is 0, not 1 to 65535.",
                "in.tif out.tif --from mh --input-resolution 2 => '2' is no resolution such as fine or 204x196.",
                "in.tif out.tif --header {side} => {side} stands for nothing. There are: {page}",
                "in.tif out.tif --header a|b|c|d => 4 parts",
                "in.tif out.tif --overwritten => Possible solutions: --overwrite",
            })
    void wrongUsageIsSaidInASentenceAndEndsWithTwo(String typed, String sentence) {
        Rig.Ran ran = rig.run((Object[]) ("convert " + typed).split(" "));
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(sentence);
        assertThat(ran.err()).endsWith("pagewire-image convert --help\n");
    }
}
