package org.pagewire.relay.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pagewire.program.command.CommandFailure;
import org.pagewire.program.command.CommandRunner;
import org.pagewire.program.command.LogSetup;
import org.pagewire.program.command.Table;
import org.pagewire.program.config.ConfigException;
import org.pagewire.program.control.ControlClient;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlRequest;
import org.pagewire.relay.admin.Registrations;
import org.pagewire.relay.login.Registration;
import org.pagewire.relay.store.Store;
import org.pagewire.relay.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code relay user}: registrations, whether the relay is running or not. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(add | remove | list | passwd)",
        subcommands = {
            UserCommand.Add.class,
            UserCommand.Remove.class,
            UserCommand.ListUsers.class,
            UserCommand.Passwd.class
        },
        description = "Register fax IDs, remove them, list them, change their passwords.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} user add 5550101 --generate          the new password is printed, once",
            "  ${ROOT-COMMAND-NAME} user add 5550102                     asks for the password",
            "  ${ROOT-COMMAND-NAME} user add 5550103 5550104 --password-stdin < two-lines.txt",
            "  ${ROOT-COMMAND-NAME} user passwd 5550102 --password-stdin < secret.txt",
            "  ${ROOT-COMMAND-NAME} user remove 5550102                  its connections and calls end",
            "  ${ROOT-COMMAND-NAME} user list --json"
        })
final class UserCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RelayMain relay;

    @Spec
    private @Nullable CommandSpec spec;

    /** Used by picocli. */
    UserCommand() {}

    @Override
    public Integer call() {
        throw new picocli.CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: user add, remove, list or passwd.");
    }

    /** What is done with the registrations. */
    interface Work {
        void with(Registrations registrations) throws Registrations.Refused, StoreException;
    }

    int work(Work work) throws ConfigException {
        LogSetup.quiet();
        RelayConfig config = main().config();
        try (Store store = Store.open(config.data())) {
            work.with(new Registrations(store, config.login().rounds(), InstantSource.system()));
            return CommandRunner.DONE;
        } catch (StoreException | Registrations.Refused e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /** Tells the relay, if it is running; what was done stands either way. */
    void tellRelay(String id) throws ConfigException {
        try {
            ObjectNode answer = ControlClient.ask(
                    main().config().controlSocket(),
                    ControlRequest.of("user-changed").with("id", id));
            if (!answer.path("ok").asBoolean()) {
                throw new CommandFailure("The registration was changed, but the running relay did not take it up: "
                        + answer.path("error").asText());
            }
        } catch (ControlException e) {
            if (!e.code().equals("not-running")) {
                throw new CommandFailure(
                        "The registration was changed, but the running relay could not be told: " + e.sentence());
            }
        }
    }

    private RelayMain main() {
        return Objects.requireNonNull(relay);
    }

    boolean json() {
        return main().options().json();
    }

    /** {@code user add}. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Register a fax ID, or several, each with a password of its own.")
    static final class Add implements Callable<Integer> {
        @ParentCommand
        private @Nullable UserCommand user;

        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private @Nullable PasswordSource password;

        @Parameters(paramLabel = "ID", arity = "1..*", description = "The fax ID: letters, digits, '-', '_' and '.'.")
        private List<String> ids = List.of();

        @Option(
                names = "--type",
                paramLabel = "TYPE",
                defaultValue = "FAX",
                description = "What it is, shown while it is logged out (default: ${DEFAULT-VALUE}).")
        private String type = "FAX";

        @Override
        public Integer call() throws ConfigException {
            UserCommand parent = Objects.requireNonNull(user);
            PasswordSource source = Objects.requireNonNull(password);
            int code = parent.work(registrations -> {
                for (String id : ids) {
                    Registrations.checkId(id);
                }
                for (String id : ids) {
                    char[] secret = source.password(registrations);
                    registrations.add(id, type, secret);
                    done(spec, parent.json(), id, "registered", source, secret);
                }
            });
            for (String id : ids) {
                parent.tellRelay(id);
            }
            return code;
        }
    }

    /** {@code user passwd}. */
    @Command(
            name = "passwd",
            mixinStandardHelpOptions = true,
            description = {
                "Give a fax ID another password.",
                "Connections that are logged in stay; to end them too, remove the ID and add it again."
            })
    static final class Passwd implements Callable<Integer> {
        @ParentCommand
        private @Nullable UserCommand user;

        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private @Nullable PasswordSource password;

        @Parameters(paramLabel = "ID", description = "The fax ID.")
        private String id = "";

        @Override
        public Integer call() throws ConfigException {
            UserCommand parent = Objects.requireNonNull(user);
            PasswordSource source = Objects.requireNonNull(password);
            return parent.work(registrations -> {
                char[] secret = source.password(registrations);
                registrations.changePassword(id, secret);
                done(spec, parent.json(), id, "given a new password", source, secret);
            });
        }
    }

    /** {@code user remove}. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove a fax ID. If it is logged in, its connections and calls end.")
    static final class Remove implements Callable<Integer> {
        @ParentCommand
        private @Nullable UserCommand user;

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "ID", description = "The fax ID.")
        private String id = "";

        @Override
        public Integer call() throws ConfigException {
            UserCommand parent = Objects.requireNonNull(user);
            int code = parent.work(registrations -> registrations.remove(id));
            parent.tellRelay(id);
            say(spec, parent.json(), id, "removed", null);
            return code;
        }
    }

    /** {@code user list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the registered fax IDs.")
    static final class ListUsers implements Callable<Integer> {
        @ParentCommand
        private @Nullable UserCommand user;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws ConfigException {
            UserCommand parent = Objects.requireNonNull(user);
            return parent.work(registrations -> print(registrations.list(), parent.json()));
        }

        private void print(List<Registration> all, boolean json) {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            if (json) {
                for (Registration each : all) {
                    out.println(JsonNodeFactory.instance
                            .objectNode()
                            .put("id", each.id())
                            .put("type", each.type())
                            .put("created", each.created().toString())
                            .put("changed", each.changed().toString()));
                }
            } else if (all.isEmpty()) {
                out.println("No fax ID is registered. Register one with 'relay user add ID --generate'.");
            } else {
                Table table = new Table("ID", "TYPE", "CREATED", "CHANGED");
                all.forEach(each -> table.row(each.id(), each.type(), each.created(), each.changed()));
                out.print(table);
            }
            out.flush();
        }
    }

    private static void done(
            @Nullable CommandSpec spec, boolean json, String id, String what, PasswordSource source, char[] secret) {
        say(spec, json, id, what, source.isGenerated() ? new String(secret) : null);
    }

    private static void say(
            @Nullable CommandSpec spec, boolean json, String id, String what, @Nullable String password) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            ObjectNode line =
                    JsonNodeFactory.instance.objectNode().put("ok", true).put("id", id);
            out.println(password == null ? line : line.put("password", password));
        } else {
            out.println("The fax ID " + id + " is " + what + ".");
            if (password != null) {
                out.println("Its password, shown this once: " + password);
            }
        }
        out.flush();
    }
}
