package org.pagewire.fuzz.image;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what work takes: octets that its thread allocates (garbage counts, so that it is more than what is ever in use at
 * once) and time that its thread computes, which does not hang on how busy the machine is.
 */
final class Cost {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** Work is done again before it is blamed: what it did first may have been to load classes. */
    private static final int TRIES = 3;
    /** All inputs are small: this is a thousand times what they take, and a hundredth of what growth by squares would. */
    private static final long MOST_SECONDS = 5;

    @FunctionalInterface
    interface Work<E extends Exception> {
        void run() throws E;
    }

    private Cost() {}

    /**
     * Does work that must allocate at most so many octets, in time.
     *
     * @throws AssertionError if it takes more, several times over
     */
    static <E extends Exception> void atMost(long octets, Work<E> work) throws E {
        long taken = 0;
        for (int i = 0; i < TRIES; i++) {
            long before = allocated();
            inTime(work);
            taken = allocated() - before;
            if (taken <= octets) {
                return;
            }
        }
        throw new AssertionError("allocated " + taken + " octets, more than " + octets);
    }

    /**
     * Does work that must end soon.
     *
     * @throws AssertionError if it takes more than {@value #MOST_SECONDS} seconds of computing
     */
    static <E extends Exception> void inTime(Work<E> work) throws E {
        long before = THREADS.getCurrentThreadCpuTime();
        work.run();
        long taken = TimeUnit.NANOSECONDS.toSeconds(THREADS.getCurrentThreadCpuTime() - before);
        if (taken > MOST_SECONDS) {
            throw new AssertionError("took " + taken + " seconds, more than " + MOST_SECONDS);
        }
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
