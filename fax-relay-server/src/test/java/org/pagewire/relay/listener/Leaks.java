package org.pagewire.relay.listener;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class whose code lost a buffer without releasing it. */
final class Leaks implements BeforeAllCallback, AfterAllCallback {
    private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();
    private static final int COLLECTIONS = 5;

    static {
        // Before any buffer is made: allocators ask the factory once, when their classes are loaded.
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {
            @Override
            @SuppressWarnings("deprecation") // the method every factory must have
            public <T> ResourceLeakDetector<T> newResourceLeakDetector(
                    Class<T> resource, int samplingInterval, long maxActive) {
                return new ResourceLeakDetector<>(resource, 1) {
                    @Override
                    protected void reportTracedLeak(String type, String records) {
                        FOUND.add(type + records);
                    }

                    @Override
                    protected void reportUntracedLeak(String type) {
                        FOUND.add(type);
                    }

                    @Override
                    protected boolean needReport() {
                        return true;
                    }
                };
            }
        });
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        FOUND.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            // The detector reports what it found lost whenever another buffer is made.
            ByteBuf probe = PooledByteBufAllocator.DEFAULT.buffer(1);
            probe.release();
        }
        if (!FOUND.isEmpty()) {
            throw new AssertionError(FOUND.size() + " buffers leaked, the first: " + FOUND.peek());
        }
    }
}
