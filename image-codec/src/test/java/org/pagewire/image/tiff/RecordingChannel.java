package org.pagewire.image.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file in memory that knows what a power cut would leave of it, and may be told to fail. */
final class RecordingChannel extends FileChannel {

    /** Octets written at a place since the last force. */
    record Write(int position, byte[] octets) {}

    private byte[] octets;
    private byte[] forced;
    private final List<Write> pending = new ArrayList<>();
    /** Called before each write or force has an effect. */
    private Step before = () -> {};

    /** Something to do, that may fail. */
    interface Step {
        void run() throws IOException;
    }

    RecordingChannel(byte[] octets) {
        this.octets = octets.clone();
        this.forced = octets.clone();
    }

    void before(Step step) {
        before = step;
    }

    /** What was on disk at the last force. */
    byte[] forced() {
        return forced.clone();
    }

    List<Write> pending() {
        return pending;
    }

    byte[] octets() {
        return octets.clone();
    }

    /** A file after a further write. */
    static byte[] with(byte[] file, Write write, int octets) {
        byte[] changed = Arrays.copyOf(file, Math.max(file.length, write.position + octets));
        System.arraycopy(write.octets, 0, changed, write.position, octets);
        return changed;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        byte[] written = new byte[source.remaining()];
        source.duplicate().get(written);
        Write write = new Write((int) position, written);
        pending.add(write);
        before.run();
        source.position(source.limit());
        octets = with(octets, write, written.length);
        return written.length;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        before.run();
        forced = octets.clone();
        pending.clear();
    }

    @Override
    public int read(ByteBuffer target, long position) {
        int count = (int) Math.min(target.remaining(), octets.length - position);
        target.put(octets, (int) position, count);
        return count;
    }

    @Override
    public long size() {
        return octets.length;
    }

    @Override
    protected void implCloseChannel() {}

    @Override
    public int read(ByteBuffer target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel position(long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel truncate(long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
