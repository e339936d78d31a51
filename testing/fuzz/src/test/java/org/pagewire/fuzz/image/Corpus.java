package org.pagewire.fuzz.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of the corpus being filled: octets of settings in hexadecimal, then data. */
final class Corpus {

    private final Path folder;

    /**
     * @param root the folder of this package in the resources
     * @param target class and method, as in {@code T4DecoderFuzzTest/decodes}
     */
    Corpus(Path root, String target) throws IOException {
        folder = root.resolve(target.replace("/", "Inputs/"));
        Files.createDirectories(folder);
    }

    void add(String name, String settings, byte[]... data) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(hex(settings));
        for (byte[] each : data) {
            all.writeBytes(each);
        }
        Files.write(folder.resolve(name), all.toByteArray());
    }

    void add(String name, String settings, String text) throws IOException {
        add(name, settings, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Octets from hexadecimal digits, spaces ignored. */
    static byte[] hex(String digits) {
        String tight = digits.replace(" ", "");
        byte[] octets = new byte[tight.length() / 2];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(tight.substring(2 * i, 2 * i + 2), 16);
        }
        return octets;
    }
}
