package org.pagewire.imaging.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.tiff.TiffReader;
import org.pagewire.image.tiff.TiffWriter;

/** Runs the command in this process, with its streams kept, and makes files for it. */
final class Rig {
    static final Resolution FINE = FaxResolution.FINE.resolution();

    private final Path folder;
    private byte[] input = {};
    private boolean terminal;

    Rig(Path folder) {
        this.folder = folder;
    }

    /** What a command did. */
    record Ran(int exitCode, byte[] octets, String err) {
        String out() {
            return new String(octets, StandardCharsets.UTF_8);
        }
    }

    /** With a terminal, on which a second goes by whenever the command asks for the time. */
    Rig onTerminal() {
        terminal = true;
        return this;
    }

    Rig withInput(byte[] octets) {
        input = octets.clone();
        return this;
    }

    Ran run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicLong seconds = new AtomicLong();
        Console console = new Console(
                new ByteArrayInputStream(input),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                terminal,
                terminal,
                terminal,
                () -> 80,
                () -> seconds.getAndIncrement() * 1_000_000_000L,
                Clock.fixed(Instant.parse("2026-11-20T07:30:00Z"), ZoneId.of("Europe/Berlin")));
        int exitCode = ImageMain.run(
                console, Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Ran(exitCode, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** A TIFF file of these pages, as MMR. */
    Path tiff(String name, Page... pages) {
        return tiff(name, Coding.MMR, pages);
    }

    Path tiff(String name, Coding coding, Page... pages) {
        Path file = path(name);
        try (TiffWriter writer = TiffWriter.open(file, coding)) {
            for (Page page : pages) {
                writer.append(page);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page with lines of something like words on it; another for each seed. */
    static Page page(int seed, int width, int height, Resolution resolution) {
        Random random = new Random(seed);
        byte[] row = new byte[Page.stride(width)];
        PageBuilder page = new PageBuilder(width, resolution);
        for (int y = 0; y < height; y++) {
            boolean text = y % 40 >= 10 && y % 40 < 30;
            if (!text) {
                Arrays.fill(row, (byte) 0);
            } else if (y % 4 == 0) {
                for (int i = 2; i < row.length - 2; i++) {
                    row[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 0);
                }
            }
            page.row(row, 0);
        }
        return page.build();
    }

    /** 1728 wide, fine. */
    static Page page(int seed, int height) {
        return page(seed, 1728, height, FINE);
    }

    static Page blank(int height) {
        return Page.of(1728, FINE, new byte[216 * height]);
    }

    /** A page of a TIFF file. */
    static Page read(Path file, int number) {
        try (TiffReader reader = TiffReader.open(file)) {
            return reader.read(number - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int pages(Path file) {
        try (TiffReader reader = TiffReader.open(file)) {
            return reader.pages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
