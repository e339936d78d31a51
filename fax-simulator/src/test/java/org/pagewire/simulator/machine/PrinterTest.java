package org.pagewire.simulator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.fax.t30.Coding;
import org.pagewire.fax.t30.ModemRate;
import org.pagewire.fax.t30.PageParameters;
import org.pagewire.fax.t30.Resolution;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.T4Encoder;

final class PrinterTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private static PageParameters parameters(Coding coding, Resolution resolution, int width) {
        return new PageParameters(coding, resolution, width, coding == Coding.MMR, ModemRate.V17_14400, 0);
    }

    private static byte[] coded(Page page, PageParameters parameters) {
        return T4Encoder.encode(page, Codes.coding(parameters));
    }

    private PrintJob job() {
        return new Printer(folder.resolve("printed")).begin(NOON, "5550101", 7);
    }

    @Test
    void aPageReportedKeptIsOnDiskAtThatMoment() throws Exception {
        PageParameters parameters = parameters(Coding.MMR, Resolution.FINE, 1728);
        try (PrintJob job = job()) {
            for (int n = 1; n <= 3; n++) {
                Page page = Pages.page(1728, FaxResolution.FINE, 300, n);
                assertThat(job.print(parameters, coded(page, parameters), (rows, bad) -> true))
                        .isEqualTo(new PrintJob.Printed(300, 0, true));
                // what a process killed now would leave behind
                Path left = Files.copy(job.file(), folder.resolve("left-" + n + ".tif"));
                List<Page> pages = Pages.read(left);
                assertThat(pages).hasSize(n);
                assertThat(pages.get(n - 1).samePixels(page)).isTrue();
            }
        }
    }

    @Test
    void aPageIsKeptAtItsOwnWidthAndResolution() throws Exception {
        try (PrintJob job = job()) {
            for (Coding coding : Coding.values()) {
                PageParameters parameters = parameters(coding, Resolution.SUPERFINE, 2432);
                Page page = Pages.page(2432, FaxResolution.SUPERFINE, 200, 1);
                assertThat(job.print(parameters, coded(page, parameters), (rows, bad) -> true)
                                .kept())
                        .isTrue();
            }
            for (Page page : Pages.read(job.file())) {
                assertThat(page.width()).isEqualTo(2432);
                assertThat(FaxResolution.of(page.resolution())).hasValue(FaxResolution.SUPERFINE);
            }
        }
    }

    @Test
    void damagedRowsAreCountedAndTheQualityDecides() throws Exception {
        PageParameters parameters = parameters(Coding.MH, Resolution.FINE, 1728);
        byte[] octets = coded(Pages.page(1728, FaxResolution.FINE, 300, 1), parameters);
        for (int at = 400; at < octets.length; at += 700) {
            octets[at] ^= 0x5A;
        }
        try (PrintJob job = job()) {
            PrintJob.Printed refused = job.print(parameters, octets, (rows, bad) -> false);
            assertThat(refused.kept()).isFalse();
            assertThat(refused.badRows()).isPositive();
            assertThat(job.print(parameters, octets, (rows, bad) -> bad == refused.badRows())
                            .kept())
                    .isTrue();
            assertThat(Pages.read(job.file())).hasSize(1);
        }
    }

    @Test
    void aPageWithoutRowsIsNoImage() throws Exception {
        try (PrintJob job = job()) {
            for (Coding coding : Coding.values()) {
                PageParameters parameters = parameters(coding, Resolution.FINE, 1728);
                byte[] nothing = coded(Page.of(1728, FaxResolution.FINE.resolution(), new byte[0]), parameters);
                assertThat(job.print(parameters, nothing, (rows, bad) -> true))
                        .isEqualTo(new PrintJob.Printed(0, 0, false));
                assertThat(job.print(parameters, new byte[0], (rows, bad) -> true)
                                .kept())
                        .isFalse();
            }
        }
        assertThat(folder.resolve("printed")).isEmptyDirectory();
    }

    @Test
    void anMmrPageThatBreaksOffIsNotKept() throws Exception {
        PageParameters parameters = parameters(Coding.MMR, Resolution.FINE, 1728);
        byte[] octets = coded(Pages.page(1728, FaxResolution.FINE, 300, 1), parameters);
        Arrays.fill(octets, octets.length / 2, octets.length / 2 + 8, (byte) 0);
        try (PrintJob job = job()) {
            assertThat(job.print(parameters, octets, (rows, bad) -> true).kept())
                    .isFalse();
        }
    }

    @Test
    void aPageOfEndlessRowsIsToldAndNotKept() throws Exception {
        PageParameters parameters = parameters(Coding.MMR, Resolution.FINE, 1728);
        byte[] whiteRows = new byte[160_000]; // one bit each
        Arrays.fill(whiteRows, (byte) 0xFF);
        try (PrintJob job = job()) {
            assertThatThrownBy(() -> job.print(parameters, whiteRows, (rows, bad) -> true))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("more than 310689 rows");
        }
        assertThat(folder.resolve("printed")).isEmptyDirectory();
    }

    @Test
    void aFullDiskIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("tray"), "not a folder");
        PageParameters parameters = parameters(Coding.MMR, Resolution.FINE, 1728);
        PrintJob job = new Printer(file).begin(NOON, "5550101", 1);
        assertThatThrownBy(() -> job.print(parameters, new byte[0], (rows, bad) -> true))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Printer(file).open()).isInstanceOf(IOException.class);
    }

    @Test
    void aClosedJobPrintsNoMore() throws Exception {
        PrintJob job = job();
        job.close();
        PageParameters parameters = parameters(Coding.MMR, Resolution.FINE, 1728);
        assertThatThrownBy(() -> job.print(parameters, new byte[0], (rows, bad) -> true))
                .hasMessageContaining("call is over");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    5550101                    | 5550101
                    +81 75 555 0101            | +81_75_555_0101
                    ../../etc/passwd           | ______etc_passwd
                    a/b:c*d                    | a_b_c_d
                    ''                         | unknown
                    '   '                      | unknown
                    123456789012345678901234   | 12345678901234567890
                    größe                      | gr__e
                    """)
    void theCallersNameIsMadeSafeForAFile(String from, String safe) {
        assertThat(Printer.safe(from)).isEqualTo(safe);
        Path file = new Printer(folder).begin(NOON, from, 3).file();
        assertThat(file).isEqualTo(folder.resolve("20260304T120000Z-" + safe + "-3.tif"));
    }

    @Test
    void noCallWritesIntoTheFileOfAnother() throws Exception {
        Printer printer = new Printer(folder);
        assertThat(printer.begin(NOON, "a", 1).file().getFileName()).hasToString("20260304T120000Z-a-1.tif");
        assertThat(printer.begin(NOON, "a", 1).file().getFileName()).hasToString("20260304T120000Z-a-1-2.tif");
        Files.createFile(folder.resolve("20260304T120000Z-a-1-3.tif"));
        assertThat(printer.begin(NOON, "a", 1).file().getFileName()).hasToString("20260304T120000Z-a-1-4.tif");
    }
}
