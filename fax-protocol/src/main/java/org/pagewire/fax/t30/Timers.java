package org.pagewire.fax.t30;

import java.time.Duration;

/**
 * Timers of T.30 clause 5.4.3.1 and Annex A, adjustable for tests and odd peers.
 *
 * @param t1 how long two terminals try to identify each other: 35 s (± 5 s)
 * @param t2 how long a receiver waits for a command: 6 s (± 1 s)
 * @param t4 how long a sender waits for a response before it repeats the command: 3 s (± 15 %)
 * @param t5 how long a sender asks a receiver that is not ready (RNR): 60 s (± 5 s)
 * @param noProgress how long a call may go on without an octet of image sent, a new frame received or a page stored; not of
 *     T.30
 */
public record Timers(Duration t1, Duration t2, Duration t4, Duration t5, Duration noProgress) {
    public static final Timers OF_T30 = new Timers(
            Duration.ofSeconds(35),
            Duration.ofSeconds(6),
            Duration.ofSeconds(3),
            Duration.ofSeconds(60),
            Duration.ofMinutes(3));
}
