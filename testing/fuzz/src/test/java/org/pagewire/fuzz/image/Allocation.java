package org.pagewire.fuzz.image;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the octets that a thread allocates; garbage counts, so that it is more than what is ever in use at once. */
final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** Work is done again before it is blamed: what it did first may have been to load classes. */
    private static final int TRIES = 3;

    @FunctionalInterface
    interface Work<E extends Exception> {
        void run() throws E;
    }

    private Allocation() {}

    /**
     * Does work that must allocate at most so many octets.
     *
     * @throws AssertionError if it takes more, several times over
     */
    static <E extends Exception> void atMost(long octets, Work<E> work) throws E {
        long taken = 0;
        for (int i = 0; i < TRIES; i++) {
            long before = total();
            work.run();
            taken = total() - before;
            if (taken <= octets) {
                return;
            }
        }
        throw new AssertionError("allocated " + taken + " octets, more than " + octets);
    }

    private static long total() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
