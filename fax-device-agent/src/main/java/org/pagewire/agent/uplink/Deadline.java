package org.pagewire.agent.uplink;

import java.util.OptionalLong;

/** The earliest of several deadlines on a clock that may wrap around. */
final class Deadline {
    private final long now;
    private boolean any;
    private long earliest;

    Deadline(long now) {
        this.now = now;
    }

    void add(long deadline) {
        if (!any || deadline - now < earliest - now) {
            earliest = deadline;
        }
        any = true;
    }

    OptionalLong earliest() {
        return any ? OptionalLong.of(earliest) : OptionalLong.empty();
    }
}
