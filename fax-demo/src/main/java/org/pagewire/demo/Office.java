package org.pagewire.demo;

import java.nio.file.Path;

/**
 * One office of the demo: an agent and a fax machine on a LAN of their own.
 *
 * @param id fax ID of the machine
 * @param lan first three octets of the LAN's addresses on loopback
 * @param sipPort the agent's port for machines
 * @param agentFolder the agent's folder
 * @param machineFolder the machine's folder
 */
record Office(String id, String lan, int sipPort, Path agentFolder, Path machineFolder) {
    Path agentConfig() {
        return agentFolder.resolve("agent.yaml");
    }

    Path machineConfig() {
        return machineFolder.resolve("simulator.yaml");
    }

    Path agentSocket() {
        return agentFolder.resolve("data/control.sock");
    }

    Path machineSocket() {
        return machineFolder.resolve("data/control.sock");
    }

    Path agentLog() {
        return agentFolder.resolve("agent.log");
    }

    Path machineLog() {
        return machineFolder.resolve("machine.log");
    }
}
