package org.pagewire.relay.exchange;

import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Deadlines of one exchange. Those that fall due at once fire in the order they were set. Owner: the exchange's. */
final class Timers {
    private static final int TIDY_FROM = 1024;

    private final PriorityQueue<Timer> queue = new PriorityQueue<>();
    private long order;
    private int cancelled;

    /** {@code due} is given the time at which it was really called. */
    Timer at(long deadline, LongConsumer due) {
        Timer timer = new Timer(deadline, order++, due);
        queue.add(timer);
        return timer;
    }

    /** Fires everything due at {@code now}, also what is set meanwhile and due. */
    void advance(long now) {
        for (Timer first = first(); first != null && first.deadline - now <= 0; first = first()) {
            queue.remove();
            first.live = false;
            first.due.accept(now);
        }
    }

    OptionalLong next() {
        Timer first = first();
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.deadline);
    }

    /** Timers that have neither fired nor been cancelled. */
    int pending() {
        return queue.size() - cancelled;
    }

    private @Nullable Timer first() {
        Timer first = queue.peek();
        while (first != null && !first.live) {
            queue.remove();
            cancelled--;
            first = queue.peek();
        }
        return first;
    }

    private void cancelled() {
        cancelled++;
        if (cancelled > TIDY_FROM && cancelled > queue.size() / 2) {
            queue.removeIf(timer -> !timer.live);
            cancelled = 0;
        }
    }

    /** One deadline, to be called off. */
    final class Timer implements Comparable<Timer> {
        private final long deadline;
        private final long order;
        private final LongConsumer due;
        private boolean live = true;

        private Timer(long deadline, long order, LongConsumer due) {
            this.deadline = deadline;
            this.order = order;
            this.due = due;
        }

        /** Does nothing when it has fired or was cancelled before. */
        void cancel() {
            if (live) {
                live = false;
                cancelled();
            }
        }

        @Override
        public int compareTo(Timer other) {
            // Differences, because the origin of time is arbitrary and may overflow.
            int byTime = Long.signum(deadline - other.deadline);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
