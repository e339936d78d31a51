package org.pagewire.simulator.machine;

/** Which way the pages of a call go. */
public enum Direction {
    SENT,
    RECEIVED
}
