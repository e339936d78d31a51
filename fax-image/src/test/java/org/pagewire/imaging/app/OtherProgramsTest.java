package org.pagewire.imaging.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;

/** What {@code convert} writes, read by other programs where they are installed, and the other way round. */
class OtherProgramsTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mh", "mr", "mmr"})
    void libtiffReadsTheTiffFilesAndTheyReadLibtiffs(String coding) throws Exception {
        needed("tiffcp", "libtiff-tools");
        Page page = Rig.page(1, 300);
        convert(rig.tiff("in.tif", page), rig.path("ours.tif"), "--coding", coding);

        run("tiffcp", "-c", "lzw", "-r", "17", rig.path("ours.tif"), rig.path("theirs.tif"));

        assertThat(rig.run("compare", rig.path("ours.tif"), rig.path("theirs.tif"))
                        .out())
                .isEqualTo("The same: 1 page.\n");
    }

    @Test
    void pagesInTilesAreReadPixelForPixel() throws Exception {
        needed("tiffcp", "libtiff-tools");
        Path in = rig.tiff("in.tif", Rig.page(1, 300));
        run("tiffcp", "-c", "lzw", "-t", "-w", "256", "-l", "128", in, rig.path("tiles.tif"));
        assertThat(rig.run("compare", in, rig.path("tiles.tif")).out()).isEqualTo("The same: 1 page.\n");
    }

    @Test
    void jbigKitReadsTheJbigFiles() throws Exception {
        needed("jbgtopbm85", "jbigkit-bin");
        Page page = Rig.page(1, 300);
        convert(rig.tiff("in.tif", page), rig.path("page.jbig"));
        run("jbgtopbm85", rig.path("page.jbig"), rig.path("page.pbm"));
        assertThat(pbm(rig.path("page.pbm")).samePixels(page)).isTrue();
    }

    @Test
    void netpbmReadsThePngFiles() throws Exception {
        needed("pngtopnm", "netpbm");
        Page page = Rig.page(1, 300);
        convert(rig.tiff("in.tif", page), rig.path("page.png"));
        run("sh", "-c", "pngtopnm '" + rig.path("page.png") + "' > '" + rig.path("page.pbm") + "'");
        assertThat(pbm(rig.path("page.pbm")).samePixels(page)).isTrue();
    }

    @Test
    void popplerFindsThePagesInThePdfFilesPixelForPixel() throws Exception {
        needed("pdfimages", "poppler-utils");
        Page page = Rig.page(1, 300);
        Page other = Rig.page(2, 2432, 200, Rig.FINE);
        convert(rig.tiff("in.tif", page, other), rig.path("out.pdf"));
        run("pdfimages", rig.path("out.pdf"), rig.path("image"));
        assertThat(pbm(rig.path("image-000.pbm")).samePixels(page)).isTrue();
        assertThat(pbm(rig.path("image-001.pbm")).samePixels(other)).isTrue();
    }

    private void convert(Object... files) {
        Object[] arguments = new Object[files.length + 1];
        arguments[0] = "convert";
        System.arraycopy(files, 0, arguments, 1, files.length);
        Rig.Ran ran = rig.run(arguments);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    /** A binary PBM file: P4, width, height, rows. */
    private static Page pbm(Path file) throws IOException {
        byte[] octets = Files.readAllBytes(file);
        String[] header = new String(octets, 0, 40, StandardCharsets.ISO_8859_1).split("\\s+", 4);
        assertThat(header[0]).isEqualTo("P4");
        int width = Integer.parseInt(header[1]);
        int height = Integer.parseInt(header[2]);
        PageBuilder page = new PageBuilder(width, Rig.FINE);
        int stride = Page.stride(width);
        for (int i = octets.length - height * stride; i < octets.length; i += stride) {
            page.row(octets, i);
        }
        return page.build();
    }

    private static void needed(String program, String debianPackage) {
        boolean there = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
        assumeTrue(there, "SKIPPED: " + program + " is not installed (package " + debianPackage + ")");
    }

    private void run(Object... command) throws IOException, InterruptedException {
        Path log = rig.path("log");
        Process process = new ProcessBuilder(
                        List.of(command).stream().map(Object::toString).toList())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
}
