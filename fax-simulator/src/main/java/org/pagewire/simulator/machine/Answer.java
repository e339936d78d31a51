package org.pagewire.simulator.machine;

/** How the panel is set to treat calls that come in. */
public enum Answer {
    /** Answers at once, while a line is free. */
    ON,
    /** Rings and is not answered. */
    OFF,
    /** Is busy for everyone. */
    BUSY
}
