package org.pagewire.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An agent and a fax machine on one LAN.
 *
 * @param id their fax ID
 * @param lan the first three octets of its addresses
 */
record Office(String id, String lan, Program agent, Program machine) {
    void startAgent() throws IOException {
        agent.start();
    }

    void startMachine() throws IOException {
        machine.start();
    }

    /** Waits until the line is logged in and the machine registered. */
    void awaitReady() {
        awaitLoggedIn(Program.START);
        awaitRegistered(machine);
    }

    void awaitLoggedIn(Duration limit) {
        agent.awaitStatus(
                "is logged in",
                limit,
                status -> line(status).path("state").asText().equals("logged-in"));
    }

    static void awaitRegistered(Program machine) {
        machine.awaitStatus(
                "is registered",
                Program.START,
                status -> status.path("registered").asBoolean());
    }

    static JsonNode line(JsonNode status) {
        return status.path("lines").path(0);
    }

    /** Dials from this office's machine; the call goes on while the test does other things. */
    Dialled dial(String to, Path document) {
        return Dialled.start(machine, to, document);
    }

    /** Follows what this office's machine does. */
    Watch watch() {
        return Watch.start(machine);
    }
}
