package org.pagewire.image.t85;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;
import org.pagewire.image.t4.RowCounts;

/** Equality with jbig-kit, by its pbmtojbg85, jbgtopbm85 and pbmtojbg (Debian: jbigkit-bin), both ways. */
class JbigKitTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void jbigKitIsInstalled() {
        assumeTrue(
                installed("pbmtojbg85") && installed("jbgtopbm85") && installed("pbmtojbg"),
                "SKIPPED: pbmtojbg85 and jbgtopbm85 are not installed (package jbigkit-bin), so nothing was compared"
                        + " with jbig-kit");
    }

    @ParameterizedTest
    @CsvSource({
        "THREE_LINES, true,  128",
        "THREE_LINES, false, 128",
        "TWO_LINES, true,  128",
        "TWO_LINES, false, 128",
        "THREE_LINES, true,  5",
        "TWO_LINES, false, 1",
        "TWO_LINES, true, 100000",
    })
    void octetsAreJbigKitsAndJbigKitReadsThem(Template template, boolean typical, int stripeRows) throws Exception {
        for (Page page : pages()) {
            T85Settings settings = T85Settings.of(page.width())
                    .withHeight(page.height())
                    .withStripeRows(stripeRows)
                    .withTemplate(template)
                    .withTypicalPrediction(typical);
            byte[] ours = T85Encoder.encode(page, settings);
            Path theirs = folder.resolve("theirs.jbg");
            run(
                    "pbmtojbg85",
                    "-m",
                    "0",
                    "-s",
                    "" + stripeRows,
                    "-p",
                    options(template, typical),
                    pbm(page),
                    "" + theirs);
            assertThat(Files.readAllBytes(theirs)).as("%s", settings).isEqualTo(ours);
            assertJbigKitReads(ours, page);
            assertJbigKitReads(T85Encoder.encode(page, settings.withHeight(T85Settings.UNKNOWN)), page);
            assertJbigKitReads(T85Encoder.encode(page, settings.withIndependentStripes(true)), page);
        }
    }

    @ParameterizedTest
    @CsvSource({"THREE_LINES, true", "THREE_LINES, false", "TWO_LINES, true", "TWO_LINES, false"})
    void movesOfTheAdaptivePixelAndCommentsAreRead(Template template, boolean typical) throws Exception {
        boolean moved = false;
        for (Page page : pages()) {
            for (String farthest : new String[] {"8", "127"}) {
                Path theirs = folder.resolve("theirs.jbg");
                run(
                        "pbmtojbg85",
                        "-m",
                        farthest,
                        "-s",
                        "16",
                        "-C",
                        "a comment",
                        "-p",
                        options(template, typical),
                        pbm(page),
                        "" + theirs);
                byte[] code = Files.readAllBytes(theirs);
                assertReads(code, page);
                moved |= new String(code, StandardCharsets.ISO_8859_1).contains("\u00ff\u0006\0\0\0");
            }
        }
        assertThat(moved).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"100", "128", "129", "250", "256", "299"})
    void aHeightToldAfterAnyRowIsRead(String after) throws Exception {
        Page page = Coded.mixed(new Random(3), 200, 300);
        Path theirs = folder.resolve("theirs.jbg");
        run("pbmtojbg85", "-Y", "1000", after, pbm(page), "" + theirs);
        assertReads(Files.readAllBytes(theirs), page);
    }

    @ParameterizedTest
    @CsvSource({"8", "72", "0", "64"})
    void stripesThatStartAfreshAreRead(String options) throws Exception {
        for (Page page : pages()) {
            Path theirs = folder.resolve("theirs.jbg");
            run("pbmtojbg", "-q", "-r", "-m", "20", "-s", "16", "-p", options, pbm(page), "" + theirs);
            assertReads(Files.readAllBytes(theirs), page);
        }
    }

    /** Options as they come together, with pages of any width: height told late, comments, moves, stripes, templates. */
    @Test
    void optionsInAnyCombinationAreReadBothWays() throws Exception {
        Random random = new Random(85);
        for (int i = 0; i < 40; i++) {
            Page page = random.nextBoolean()
                    ? Coded.mixed(random, 1 + random.nextInt(700), 1 + random.nextInt(300))
                    : halftone(100 + random.nextInt(400), 1 + random.nextInt(200));
            Template template = Template.values()[random.nextInt(2)];
            boolean typical = random.nextBoolean();
            int stripeRows = 1 + random.nextInt(random.nextBoolean() ? 8 : 200);
            List<String> command = new ArrayList<>(List.of("pbmtojbg85", "-s", "" + stripeRows));
            boolean heightMayShrink = random.nextBoolean();
            int options = Integer.parseInt(options(template, typical)) + (heightMayShrink ? 32 : 0);
            command.addAll(List.of("-m", "" + random.nextInt(128), "-p", "" + options));
            if (random.nextBoolean()) {
                command.addAll(List.of("-C", "comment " + i));
            }
            if (heightMayShrink) {
                command.addAll(List.of("-Y", "" + (page.height() + 500), "" + (1 + random.nextInt(page.height()))));
            }
            Path theirs = folder.resolve("theirs.jbg");
            command.addAll(List.of(pbm(page), "" + theirs));
            run(command.toArray(String[]::new));
            assertReads(Files.readAllBytes(theirs), page);
            assertJbigKitReads(
                    T85Encoder.encode(
                            page,
                            new T85Settings(
                                    page.width(),
                                    random.nextBoolean() ? page.height() : T85Settings.UNKNOWN,
                                    stripeRows,
                                    template,
                                    typical,
                                    random.nextBoolean())),
                    page);
        }
    }

    private static List<Page> pages() {
        Random random = new Random(12);
        List<Page> pages = new ArrayList<>();
        pages.add(Coded.mixed(random, 1728, 300));
        pages.add(Pages.lifelike(random, 1728, 128));
        pages.add(halftone(500, 200));
        for (int width : new int[] {1, 2, 3, 8, 63, 64, 65, 128, 129}) {
            pages.add(Coded.mixed(random, width, 40));
        }
        pages.add(Page.of(1728, Pages.FINE, new byte[216 * 129]));
        return pages;
    }

    /** Dots at a distance, which make an encoder move the adaptive pixel there. */
    private static Page halftone(int width, int height) {
        byte[] bits = new byte[Page.stride(width) * height];
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if ((x + 3 * (y / 7)) % 7 < 3 && random.nextInt(20) != 0) {
                    bits[y * Page.stride(width) + (x >> 3)] |= (byte) (0x80 >> (x & 7));
                }
            }
        }
        return Page.of(width, Pages.FINE, bits);
    }

    private static String options(Template template, boolean typical) {
        return "" + ((template == Template.TWO_LINES ? 64 : 0) + (typical ? 8 : 0));
    }

    private static void assertReads(byte[] code, Page page) {
        for (int most : new int[] {1, 1 << 20}) {
            Coded coded = Coded.decode(code, Page.WIDEST, 100_000, most);
            assertThat(coded.end()).as("%s", coded).isEqualTo(T85End.COMPLETE);
            assertThat(coded.page().samePixels(page)).as("%s", coded).isTrue();
            assertThat(coded.counts()).isEqualTo(new RowCounts(page.height(), 0, 0));
        }
    }

    private void assertJbigKitReads(byte[] code, Page page) throws Exception {
        Path ours = Files.write(folder.resolve("ours.jbg"), code);
        Path read = folder.resolve("read.pbm");
        run("jbgtopbm85", "" + ours, "" + read);
        byte[] theirs = Files.readAllBytes(read);
        byte[] wanted = Files.readAllBytes(Path.of(pbm(page)));
        int bits = Page.stride(page.width()) * page.height();
        assertThat(Arrays.copyOfRange(theirs, theirs.length - bits, theirs.length))
                .isEqualTo(Arrays.copyOfRange(wanted, wanted.length - bits, wanted.length));
    }

    private String pbm(Page page) throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.writeBytes(("P4\n" + page.width() + " " + page.height() + "\n").getBytes(StandardCharsets.US_ASCII));
        page.send((row, offset) -> out.write(row, offset, Page.stride(page.width())));
        return "" + Files.write(folder.resolve("page.pbm"), out.toByteArray());
    }

    private static boolean installed(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s: %s", List.of(command), said).isZero();
    }
}
