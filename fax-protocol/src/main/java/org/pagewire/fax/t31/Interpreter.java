package org.pagewire.fax.t31;

import java.util.Optional;

/**
 * Carries out command lines (V.250 clause 5.2.1): one command after the other, to the first that fails. A command that
 * needs the line or the DTE leaves the command state; what follows it in the line comes when it has ended with OK.
 */
final class Interpreter {
    private static final long NS_PER_10_MS = 10_000_000;

    private enum Done {
        YES,
        WRONG,
        /** The command state is left, or a result has been given. */
        LEFT
    }

    private final ClassOneModem modem;
    private final Settings settings;
    private final DteOutput output;

    Interpreter(ClassOneModem modem) {
        this.modem = modem;
        this.settings = modem.settings();
        this.output = modem.output();
    }

    void run(CommandLine line, long nowNs) {
        for (Optional<Command> command = line.next(); command.isPresent(); command = line.next()) {
            Done done = execute(command.get(), nowNs);
            if (done == Done.WRONG) {
                output.result(ResultCode.ERROR);
            }
            if (done != Done.YES) {
                return;
            }
        }
        output.result(ResultCode.OK);
    }

    private Done execute(Command command, long nowNs) {
        Optional<Parameter> parameter = Parameter.of(command.name());
        if (parameter.isPresent()) {
            return done(parameter(parameter.get(), command));
        }
        return Verb.of(command.name())
                .filter(verb -> verb.takes(command.form()))
                .map(verb -> execute(verb, command, nowNs))
                .orElse(Done.WRONG);
    }

    private static Done done(boolean right) {
        return right ? Done.YES : Done.WRONG;
    }

    private boolean parameter(Parameter parameter, Command command) {
        return switch (command.form()) {
            case BASIC -> settings.set(parameter, command.number());
            case SET -> !command.value().isEmpty() && settings.set(parameter, command.number());
            case READ -> tell(parameter.shown(settings.get(parameter)));
            case TEST -> tell(parameter.range());
            default -> false;
        };
    }

    private boolean tell(String text) {
        output.information(text);
        return true;
    }

    private Done execute(Verb verb, Command command, long nowNs) {
        ModemIdentity identity = modem.identity();
        return switch (verb) {
            case RESET -> done(command.number() >= 0 && reset());
            case FACTORY -> done(command.number() >= 0 && factory());
            case IDENTIFY -> done(identify(command.number()));
            case MANUFACTURER, FAX_MANUFACTURER -> done(tell(identity.manufacturer()));
            case MODEL, FAX_MODEL -> done(tell(identity.model()));
            case REVISION, FAX_REVISION -> done(tell(identity.revision()));
            case CAPABILITIES -> done(tell("+GCAP: +FCLASS"));
            case DIAL -> dial(command.value(), nowNs);
            case ANSWER -> answer(command.number(), nowNs);
            case HOOK -> done(hook(command.number()));
            case ONLINE -> Done.WRONG;
            case SERVICE_CLASS -> done(serviceClass(command));
            case SEND_SILENCE, RECEIVE_SILENCE -> silence(verb, command, nowNs);
            case SEND_OCTETS, RECEIVE_OCTETS, SEND_FRAMES, RECEIVE_FRAMES -> carrier(verb, command, nowNs);
        };
    }

    private boolean reset() {
        modem.hangUp();
        return factory();
    }

    private boolean factory() {
        settings.reset();
        return true;
    }

    /** I0 and what programs ask that look for known modems (I3 and up). */
    private boolean identify(int what) {
        ModemIdentity identity = modem.identity();
        return switch (what) {
            case 0 -> tell(identity.model());
            case 1 -> tell(identity.revision());
            case 2 -> true;
            case 3, 4, 5, 6, 7, 8, 9 ->
                tell(identity.manufacturer() + " " + identity.model() + " " + identity.revision());
            default -> false;
        };
    }

    private Done dial(String dialled, long nowNs) {
        Optional<String> number = DialString.number(dialled);
        Hook.Call call = modem.hook().call();
        if (number.isEmpty() || (call != Hook.Call.NONE && call != Hook.Call.DEAD)) {
            return Done.WRONG;
        }
        return call(new Dialling(modem, number.get()), nowNs);
    }

    private Done answer(int value, long nowNs) {
        if (value != 0) {
            return Done.WRONG;
        }
        if (modem.hook().call() != Hook.Call.RINGING) {
            output.result(ResultCode.NO_CARRIER);
            return Done.LEFT;
        }
        return call(new Answering(modem), nowNs);
    }

    /** There are no data calls. */
    private Done call(ModemState state, long nowNs) {
        if (settings.serviceClass() == ServiceClass.DATA) {
            output.result(ResultCode.NO_CARRIER);
        } else {
            modem.become(state, nowNs);
        }
        return Done.LEFT;
    }

    private boolean hook(int value) {
        if (value == 0) {
            modem.hangUp();
        } else if (value == 1 && modem.hook().call() == Hook.Call.NONE) {
            modem.hook().becomes(Hook.Call.DEAD);
        }
        return value == 0 || value == 1;
    }

    private boolean serviceClass(Command command) {
        return switch (command.form()) {
            case READ -> tell(settings.serviceClass().value());
            case TEST -> tell(ServiceClass.ALL);
            default -> {
                Optional<ServiceClass> chosen = ServiceClass.of(command.value());
                chosen.ifPresent(settings::serviceClass);
                yield chosen.isPresent();
            }
        };
    }

    private Done silence(Verb verb, Command command, long nowNs) {
        if (command.form() == Command.Form.TEST) {
            return done(tell("0-255"));
        }
        if (!isFax() || command.value().isEmpty() || command.number() < 0) {
            return Done.WRONG;
        }
        long lengthNs = command.number() * NS_PER_10_MS;
        modem.become(verb == Verb.SEND_SILENCE ? new Pause(modem, lengthNs) : new AwaitSilence(modem, lengthNs), nowNs);
        return Done.LEFT;
    }

    private Done carrier(Verb verb, Command command, long nowNs) {
        boolean frames = verb == Verb.SEND_FRAMES || verb == Verb.RECEIVE_FRAMES;
        if (command.form() == Command.Form.TEST) {
            return done(tell(FaxModulation.list(frames, modem.maxBitRate())));
        }
        Optional<FaxModulation> modulation = FaxModulation.of(command.value(), frames, modem.maxBitRate());
        if (!isFax() || modulation.isEmpty()) {
            return Done.WRONG;
        }
        if (!modem.hook().isConnected()) {
            output.result(ResultCode.NO_CARRIER);
            return Done.LEFT;
        }
        modem.become(signal(verb, modulation.get()), nowNs);
        return Done.LEFT;
    }

    private ModemState signal(Verb verb, FaxModulation chosen) {
        boolean image = chosen != FaxModulation.V21;
        boolean trainsHere = image && modem.watch().takeTraining() && modem.trainsHere();
        return switch (verb) {
            case SEND_FRAMES -> new SendFrames(modem, chosen);
            case SEND_OCTETS -> trainsHere ? new SendTrainingHere(modem, chosen) : new SendOctets(modem, chosen);
            case RECEIVE_OCTETS ->
                trainsHere ? new ReceiveTrainingHere(modem, chosen) : new AwaitSignal(modem, chosen, false);
            default -> new AwaitSignal(modem, chosen, true);
        };
    }

    /** Class 1, off the hook: elsewhere the action commands are an error (T.31 clause 8.3). */
    private boolean isFax() {
        return settings.serviceClass() != ServiceClass.DATA && !modem.hook().isOnHook();
    }
}
