package org.pagewire.fax.t31;

import java.util.Optional;

/** Command state (V.250 clause 5.2), on or off the hook. */
final class AwaitCommand extends ModemState {
    private final CommandReader reader;

    AwaitCommand(ClassOneModem modem) {
        super(modem);
        this.reader = new CommandReader(modem.settings());
    }

    @Override
    void enter(long nowNs) {}

    /** A short command may have a long answer: no more are read than there is room for answers. */
    @Override
    boolean takesOctets() {
        return modem.output().hasRoom();
    }

    @Override
    void octet(byte octet, long nowNs) {
        modem.output().echo(octet);
        Optional<CommandReader.Line> line = reader.take(octet);
        if (line.isEmpty()) {
            return;
        }
        if (line.get().tooLong()) {
            modem.output().result(ResultCode.ERROR);
        } else {
            modem.execute(new CommandLine(line.get().body()), nowNs);
        }
    }

    /** Rings, if there is a call to ring for. */
    @Override
    void turn(long nowNs) {
        if (nowNs < modem.hook().nextRingNs()) {
            return;
        }
        int rings = modem.hook().rung(nowNs);
        modem.output().result(ResultCode.RING);
        int wanted = modem.settings().get(Parameter.RINGS_TO_ANSWER);
        if (wanted > 0 && rings >= wanted && modem.settings().serviceClass() != ServiceClass.DATA) {
            modem.become(new Answering(modem), nowNs);
        }
    }

    @Override
    long deadlineNs() {
        return modem.hook().nextRingNs();
    }

    /** The DTE learns it from the next command that needs the line: a result now would be taken for that command's. */
    @Override
    void callEnded(long nowNs) {}
}
