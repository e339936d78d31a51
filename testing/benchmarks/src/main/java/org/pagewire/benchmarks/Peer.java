package org.pagewire.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The C program with libtiff and jbig-kit in it, which serves a whole run; what it says is in {@code src/main/c/peer.c}. */
final class Peer implements AutoCloseable {

    private final Process process;
    private final InputStream in;
    private final OutputStream out;
    private final String versions;

    private Peer(Process process) throws IOException {
        this.process = process;
        this.in = new BufferedInputStream(process.getInputStream());
        this.out = new BufferedOutputStream(process.getOutputStream());
        this.versions = ask("version");
    }

    static Peer start(Path program) throws IOException {
        return new Peer(new ProcessBuilder(program.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The version of a library, or "none" if the program was built without it. */
    String version(String library) {
        for (String word : versions.split(" ")) {
            if (word.startsWith(library + "=")) {
                return word.substring(library.length() + 1);
            }
        }
        return "none";
    }

    boolean has(Coder coder) {
        return !version(coder.peer).equals("none");
    }

    /** Gives a page a number, below 256 and not given before. */
    void page(int id, TestPage page) throws IOException {
        ask("page " + id + " " + page.page().width() + " " + page.page().height(), page.pixels());
    }

    /** Says what {@link #decode} and {@link #scan} are to take. */
    void coded(int id, Coder coder, byte[] data) throws IOException {
        ask("coded " + id + " " + coder.word() + " " + data.length, data);
    }

    /** Encodes a page and returns the nanoseconds for all times together. */
    long encode(int id, Coder coder, int times) throws IOException {
        return Long.parseLong(ask("encode " + id + " " + coder.word() + " " + times));
    }

    /** Decodes a page and returns the nanoseconds for all times together. */
    long decode(int id, Coder coder, int times) throws IOException {
        return Long.parseLong(ask("decode " + id + " " + coder.word() + " " + times));
    }

    /** Decodes a page row by row, going on after errors. */
    void scan(int id, Coder coder) throws IOException {
        ask("scan " + id + " " + coder.word());
    }

    /** What the request before made: octets or pixels. */
    byte[] result() throws IOException {
        int length = Integer.parseInt(ask("result"));
        return in.readNBytes(length);
    }

    private String ask(String line, byte... more) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(more);
        out.flush();
        StringBuilder answer = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the peer ended at \"" + line + "\"");
            }
            answer.append((char) octet);
        }
        if (!answer.toString().startsWith("ok")) {
            throw new IOException("the peer says to \"" + line + "\": " + answer);
        }
        return answer.substring(Math.min(3, answer.length()));
    }

    /** Ends the program by ending its input. */
    @Override
    public void close() throws IOException {
        out.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
