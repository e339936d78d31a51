package org.pagewire.simulator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.fax.t30.Capabilities;
import org.pagewire.fax.t30.Coding;
import org.pagewire.fax.t30.ModemRate;
import org.pagewire.fax.t30.PageGeometry;
import org.pagewire.fax.t30.PageParameters;
import org.pagewire.fax.t30.Resolution;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;

final class DocumentTest {
    @TempDir
    private Path folder = Path.of("");

    private static PageParameters mmr(Resolution resolution, int width) {
        return new PageParameters(Coding.MMR, resolution, width, true, ModemRate.V17_14400, 0);
    }

    @Test
    void eachPageHasItsOwnGeometry() throws Exception {
        Path file = Pages.write(
                folder.resolve("a.tif"),
                Pages.page(1728, FaxResolution.STANDARD, 1100, 1),
                Pages.page(2432, FaxResolution.SUPERFINE, 300, 2));
        Document document = Document.load(file);
        assertThat(document.pages()).isEqualTo(2);
        assertThat(document.geometry(1)).isEqualTo(new PageGeometry(1728, Resolution.STANDARD, 1100));
        assertThat(document.geometry(2)).isEqualTo(new PageGeometry(2432, Resolution.SUPERFINE, 300));
    }

    @Test
    void aPageThatIsNarrowerThanAFaxIsFitted() throws Exception {
        Path file = Pages.write(folder.resolve("a.tif"), Pages.page(1000, FaxResolution.FINE, 200, 1));
        assertThat(Document.load(file).geometry(1)).isEqualTo(new PageGeometry(1728, Resolution.FINE, 200));
    }

    @Test
    void aPageIsMadeSmallerForAMachineThatTakesLess() throws Exception {
        Path file = Pages.write(folder.resolve("a.tif"), Pages.page(2432, FaxResolution.FINE, 400, 1));
        Page fitted = Document.load(file).page(1, mmr(Resolution.STANDARD, 1728));
        assertThat(fitted.width()).isEqualTo(1728);
        assertThat(FaxResolution.of(fitted.resolution())).hasValue(FaxResolution.STANDARD);
    }

    @Test
    void theNextPageIsCodedWhileOneIsOnTheLine() throws Exception {
        Page first = Pages.page(1728, FaxResolution.FINE, 200, 1);
        Page second = Pages.page(1728, FaxResolution.FINE, 200, 2);
        Document document = Document.load(Pages.write(folder.resolve("a.tif"), first, second));
        List<Runnable> work = new ArrayList<>();
        DocumentFeed feed = new DocumentFeed(document, Capabilities.all(), work::add);
        PageParameters parameters = mmr(Resolution.FINE, 1728);
        assertThat(work).hasSize(1);
        work.remove(0).run();
        assertThat(feed.coded(1, parameters)).isEqualTo(T4Encoder.encode(first, T4Settings.mmr(1728)));
        assertThat(work).hasSize(1);
        work.remove(0).run();
        Files.delete(document.file());
        assertThat(feed.coded(2, parameters)).isEqualTo(T4Encoder.encode(second, T4Settings.mmr(1728)));
        assertThat(work).isEmpty();
    }

    @Test
    void aPageIsCodedAgainWhenTheMachinesAgreeOnSomethingElse() throws Exception {
        Page page = Pages.page(1728, FaxResolution.FINE, 200, 1);
        Document document = Document.load(Pages.write(folder.resolve("a.tif"), page, page));
        DocumentFeed feed = new DocumentFeed(document, Capabilities.all(), Runnable::run);
        feed.coded(1, mmr(Resolution.FINE, 1728));
        PageParameters mh = new PageParameters(Coding.MH, Resolution.FINE, 1728, false, ModemRate.V27_4800, 20);
        assertThat(feed.coded(2, mh))
                .isEqualTo(T4Encoder.encode(page, T4Settings.mh(1728).withMinimumRowOctets(12)));
    }

    @Test
    void aBrokenDocumentIsRefusedWithItsFileAndPage() throws Exception {
        Path good = Pages.write(folder.resolve("a.tif"), Pages.page(1728, FaxResolution.FINE, 500, 1));
        byte[] octets = Files.readAllBytes(good);
        Path broken = folder.resolve("broken.tif");
        Arrays.fill(octets, 200, Math.min(1200, octets.length / 2), (byte) 0);
        Files.write(broken, octets);
        assertThatThrownBy(() -> Document.load(broken))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(broken.toString());
        Path text = Files.writeString(folder.resolve("letter.txt"), "Dear Sir or Madam");
        assertThatThrownBy(() -> Document.load(text))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(text.toString());
        assertThatThrownBy(() -> Document.load(folder.resolve("none.tif")))
                .hasMessage("There is no file " + folder.resolve("none.tif") + ": check its name.");
        assertThatThrownBy(() -> Document.load(folder)).hasMessage(folder + " is a folder: name a TIFF file in it.");
    }

    @Test
    void aDocumentThatChangedInTheFeederIsNotSent() throws Exception {
        Page page = Pages.page(1728, FaxResolution.FINE, 100, 1);
        Path file = Pages.write(folder.resolve("a.tif"), page);
        Document document = Document.load(file);
        Pages.write(file, page);
        assertThatThrownBy(() -> document.page(1, mmr(Resolution.FINE, 1728)))
                .hasMessageContaining("was changed after it was put into the feeder");
    }
}
