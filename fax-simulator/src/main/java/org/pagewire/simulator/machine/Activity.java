package org.pagewire.simulator.machine;

/** What a line is doing. */
public enum Activity {
    DIALLING,
    RINGING,
    IN_CALL
}
