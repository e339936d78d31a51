package org.pagewire.agent.line;

/**
 * One fax ID and its machine.
 *
 * @param id fax ID at the relay
 * @param machineUser user by which the machine registers with this agent
 * @param machinePassword its password, never shown
 */
public record LineSettings(String id, String machineUser, String machinePassword) {
    @Override
    public String toString() {
        return id + " (machine " + machineUser + ")";
    }
}
