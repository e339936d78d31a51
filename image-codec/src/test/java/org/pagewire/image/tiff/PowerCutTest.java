package org.pagewire.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;

/**
 * What a power cut leaves before each write and each force of an append: of what was not forced, disks keep any part, in any
 * order, by sectors.
 */
class PowerCutTest {

    private static final byte[] EMPTY = {'I', 'I', 42, 0, 0, 0, 0, 0};
    private static final int SECTOR = 512;

    @TempDir
    Path folder;

    private final Random random = new Random(21);
    private final List<Page> pages = List.of(
            Pages.lifelike(random, 700, 40),
            Pages.lifelike(random, 99, 9),
            Pages.lifelike(random, 640, 50),
            Pages.lifelike(random, 300, 11));

    private final RecordingChannel disk = new RecordingChannel(EMPTY);
    /** Pages whose append has returned. */
    private final List<Page> confirmed = new ArrayList<>();
    /** The page being appended. */
    private Page next = pages.get(0);

    private int steps;

    @Test
    void everyPageConfirmedIsThereAndNothingElseThanTheNextOne() throws IOException {
        disk.before(this::assertSurvivesPowerCut);
        try (TiffWriter writer = writer()) {
            for (Page page : pages) {
                next = page;
                writer.append(page);
                confirmed.add(page);
                assertSurvivesPowerCut();
                assertThat(disk.pending()).isEmpty();
            }
        }
    }

    /** Write, force, write, force: each of them fails, once. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void fileIsWholeAfterAStepThatFailed(int failing) throws IOException {
        try (TiffWriter writer = writer()) {
            append(writer, pages.get(0));
            disk.before(() -> failAt(failing));
            assertThatThrownBy(() -> writer.append(pages.get(2))).hasMessage("disk");
            assertThat(readable(disk.octets())).isEqualTo(1);
            // The page that failed may be on disk, whole; now another one takes its place.
            disk.before(this::assertSurvivesPowerCutWhole);
            for (int i : new int[] {1, 3}) {
                append(writer, pages.get(i));
            }
        }
        confirmed.clear();
        confirmed.addAll(List.of(pages.get(0), pages.get(1), pages.get(3)));
        assertThat(readable(disk.forced())).isEqualTo(3);
        assertHoldsConfirmed(disk.forced());
    }

    /** A disk that fails from some step on takes nothing back either; what it had is a page that is whole. */
    @Test
    void pageThatCannotBeTakenBackIsNeverWrittenOver() throws IOException {
        try (TiffWriter writer = writer()) {
            append(writer, pages.get(0));
            steps = 0;
            disk.before(() -> {
                if (++steps >= 4 && steps <= 6) {
                    throw new IOException("disk");
                }
            });
            assertThatThrownBy(() -> writer.append(pages.get(2))).hasMessage("disk");
            assertThat(readable(disk.octets())).isEqualTo(2);
            disk.before(this::assertSurvivesPowerCutWhole);
            append(writer, pages.get(1));
        }
        assertThat(readable(disk.forced())).isEqualTo(2);
        assertHoldsConfirmed(disk.forced());
    }

    private TiffWriter writer() throws IOException {
        return TiffWriter.on(disk, folder.resolve("a.tif"), TiffSettings.of(Compression.MMR));
    }

    private void append(TiffWriter writer, Page page) throws IOException {
        writer.append(page);
        confirmed.add(page);
    }

    private void failAt(int step) throws IOException {
        if (steps++ == step) {
            throw new IOException("disk");
        }
    }

    /** Every state the disk may be in now holds the pages confirmed and at most the next one. */
    private void assertSurvivesPowerCut() throws IOException {
        for (byte[] state : states()) {
            assertThat(readable(state)).isBetween(confirmed.size(), confirmed.size() + 1);
            List<Page> expected = new ArrayList<>(confirmed);
            expected.add(next);
            assertHolds(state, expected);
        }
    }

    /** As above after a failure: the page behind those confirmed is another one, but whole. */
    private void assertSurvivesPowerCutWhole() throws IOException {
        for (byte[] state : states()) {
            assertThat(readable(state)).isGreaterThanOrEqualTo(confirmed.size());
            assertHoldsConfirmed(state);
        }
    }

    private void assertHoldsConfirmed(byte[] file) throws IOException {
        assertHolds(file, confirmed);
    }

    private List<byte[]> states() {
        List<byte[]> states = new ArrayList<>();
        states.add(disk.forced());
        for (RecordingChannel.Write write : disk.pending()) {
            int size = states.size();
            for (int i = 0; i < size; i++) {
                for (int part : parts(write)) {
                    states.add(RecordingChannel.with(states.get(i), write, part));
                }
            }
        }
        return states;
    }

    /** How much of a write may be there: each number of whole sectors, and all. */
    private static List<Integer> parts(RecordingChannel.Write write) {
        List<Integer> parts = new ArrayList<>();
        for (int part = SECTOR - write.position() % SECTOR; part < write.octets().length; part += SECTOR) {
            parts.add(part);
        }
        parts.add(write.octets().length);
        return parts;
    }

    /** Pages of a file, all of which read without damage. */
    private int readable(byte[] file) throws IOException {
        try (TiffReader reader = TiffReader.open(Files.write(folder.resolve("state.tif"), file))) {
            for (int i = 0; i < reader.pages(); i++) {
                assertThat(reader.read(i, (packed, offset) -> {}).bad()).isZero();
            }
            return reader.pages();
        }
    }

    private void assertHolds(byte[] file, List<Page> expected) throws IOException {
        try (TiffReader reader = TiffReader.open(Files.write(folder.resolve("state.tif"), file))) {
            for (int i = 0; i < Math.min(expected.size(), reader.pages()); i++) {
                assertThat(reader.read(i).samePixels(expected.get(i))).isTrue();
            }
        }
    }
}
