package org.pagewire.agent.call;

/**
 * A call at one moment, for people.
 *
 * @param direction which side began it
 * @param partner fax ID of the far machine
 * @param state what it waits for or does
 * @param sinceNanos when it began, on the agent's monotonic clock
 * @param packetsToRelay packets of the machine passed on
 * @param packetsToMachine packets passed to the machine
 * @param dropped packets that found no room
 */
public record CallStatus(
        Direction direction,
        String partner,
        String state,
        long sinceNanos,
        long packetsToRelay,
        long packetsToMachine,
        long dropped) {

    /** Which side began a call. */
    public enum Direction {
        /** The machine on this agent's LAN dialled. */
        OUTGOING,
        /** The call came over the relay. */
        INCOMING
    }
}
