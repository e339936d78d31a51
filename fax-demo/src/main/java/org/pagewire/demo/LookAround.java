package org.pagewire.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What a user can do with a demo that was left running. */
final class LookAround {
    private final DemoFolder folder;
    private final Path programs;

    LookAround(DemoFolder folder, Path programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /** Writes the script that ends everything, and says which commands to try. */
    void tell(Demo.Outcome outcome, List<Long> pids, Screen screen) throws IOException {
        Path stop = folder.root().resolve("stop");
        String all = pids.stream().map(String::valueOf).collect(Collectors.joining(" "));
        Files.writeString(stop, """
                #!/bin/sh
                # Ends the demo's programs, the machines first and the relay last, and removes its folder.
                for pid in %s; do
                    kill "$pid" 2>/dev/null || continue
                    tries=0
                    while kill -0 "$pid" 2>/dev/null && [ $tries -lt 50 ]; do
                        sleep 0.1
                        tries=$((tries + 1))
                    done
                done
                rm -rf '%s'
                """.formatted(all, folder.root()));
        Office caller = outcome.caller();
        Office called = outcome.called();
        screen.headline("Everything keeps running. To look around:");
        command(screen, "relay", "status", folder.relayConfig());
        command(screen, "relay", "user list", folder.relayConfig());
        command(screen, "agent", "status", caller.agentConfig());
        command(screen, "simulator", "status", called.machineConfig());
        command(screen, "simulator", "answer busy", called.machineConfig());
        command(
                screen,
                "simulator",
                "dial " + called.id() + " --document " + folder.root().resolve("three-pages.tif"),
                caller.machineConfig());
        screen.headline("  tail -f " + called.machineLog());
        screen.headline("To end it: sh " + stop);
    }

    private void command(Screen screen, String program, String arguments, Path config) {
        screen.headline("  " + programs.resolve("pagewire-" + program) + " " + arguments + " --config " + config);
    }
}
