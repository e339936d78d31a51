package org.pagewire.fax.t31;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.Indicator;
import org.pagewire.fax.t38.SignalPlayer;
import org.pagewire.fax.t38.SignalReceiver;
import org.pagewire.fax.t38.T38Line;
import org.pagewire.fax.t38.T38Parameters;

/**
 * A fax modem of Class 1 and 1.0 (ITU-T T.31) whose line is T.38: the octets of its DTE, IFP packets, the owner's answers and
 * time in; octets, packets, {@link ModemEvent}s and the next deadline out. Not thread-safe: one thread owns it. All times are
 * monotonic nanoseconds of any origin.
 *
 * <p>After every call that takes {@code nowNs}, drain {@link #toDte()}, {@link #nextPacket()} and {@link #nextEvent()}, then
 * come back to {@link #advance} at {@link #nextDeadlineNs()} or with the next input. Give it the DTE's octets only while
 * {@link #wantsDteOctets()}.
 *
 * <p>States: {@code AwaitCommand → Dialling → Calling → AwaitSignal} (ATD), {@code AwaitCommand → Answering → SendFrames}
 * (ATA), {@code AwaitCommand → AwaitSignal → ReceiveFrames | ReceiveOctets} (+FRH, +FRM), {@code AwaitCommand → SendFrames}
 * (+FTH), {@code AwaitCommand → SendOctets} (+FTM), {@code AwaitCommand → AwaitSilence} (+FRS), {@code AwaitCommand → Pause}
 * (+FTS), and {@code SendTrainingHere} and {@code ReceiveTrainingHere} for TCF that does not travel; from each back to {@code AwaitCommand} with a result, and from the sending ones through {@code Discarding} when
 * the call ends.
 */
public final class ClassOneModem {
    static final long NEVER = Long.MAX_VALUE;

    /** Longest number that can be dialled, in digits. */
    public static final int MAX_NUMBER = 64;

    private static final long NS_PER_S = 1_000_000_000;

    private final ModemIdentity identity;
    private final T38Line line;
    private final Settings settings = new Settings();
    private final DteOutput output = new DteOutput(settings);
    private final DteInput input = new DteInput(settings, output);
    private final Hook hook = new Hook();
    private final HeardSignals heard = new HeardSignals();
    private final SignalReceiver receiver = new SignalReceiver(heard);
    private final SignalPlayer player;
    private final Interpreter interpreter;
    private final AwaitCommand awaitCommand;
    private final Deque<IfpPacket> outbox = new ArrayDeque<>();
    private final Deque<ModemEvent> events = new ArrayDeque<>();
    private final SendCommandWatch watch = new SendCommandWatch();
    private ModemState state;
    private @Nullable CommandLine rest;
    private boolean playing;
    private boolean moved;

    /**
     * On the hook, with factory settings.
     *
     * @param line how the T.38 path is used; always in pace, as the DTE is
     */
    public ClassOneModem(ModemIdentity identity, T38Line line) {
        this.identity = identity;
        this.line = line;
        this.player = new SignalPlayer(line);
        this.interpreter = new Interpreter(this);
        this.awaitCommand = new AwaitCommand(this);
        this.state = awaitCommand;
    }

    // -------------------------------------------------------------------- DTE

    /** Octets from the DTE, in any pieces. */
    public void fromDte(byte[] octets, long nowNs) {
        for (byte octet : octets) {
            input.add(octet);
        }
        run(nowNs);
    }

    /** What goes to the DTE now. */
    public byte[] toDte() {
        return output.take();
    }

    /** Whether more octets of the DTE are welcome (circuit 106, CTS); if not, leave them where they are. */
    public boolean wantsDteOctets() {
        return !input.isFull();
    }

    /** The DTE is gone (circuit 108/2, DTR, goes off): hangs up, and with &amp;D3 resets; with &amp;D0 nothing happens. */
    public void dteGone(long nowNs) {
        int wanted = settings.get(Parameter.TERMINAL_READY);
        if (wanted == 0) {
            return;
        }
        while (!input.isEmpty()) {
            input.take();
        }
        rest = null;
        hangUp();
        become(awaitCommand, nowNs);
        if (wanted == 3) {
            settings.reset();
        }
        run(nowNs);
    }

    // ------------------------------------------------------------------ owner

    /** A call comes in: RING every five seconds, until {@link #callEnded}. False when the modem is busy; then nothing happens. */
    public boolean incomingCall(long nowNs) {
        if (hook.call() != Hook.Call.NONE) {
            return false;
        }
        hook.ring(nowNs);
        run(nowNs);
        return true;
    }

    /** The call of {@link ModemEvent.Dial} or {@link ModemEvent.Answer} is there, and so is its T.38 path. */
    public void connected(long nowNs) {
        if (hook.call() == Hook.Call.SETTING_UP) {
            hook.becomes(Hook.Call.CONNECTED);
            state.connected(nowNs);
            run(nowNs);
        }
    }

    /** The call of {@link ModemEvent.Dial} has not come about. */
    public void dialFailed(DialFailure why, long nowNs) {
        if (hook.call() == Hook.Call.SETTING_UP) {
            state.dialFailed(why, nowNs);
            run(nowNs);
        }
    }

    /** The call has ended without the modem's doing: given up by the caller, hung up over there, or lost. */
    public void callEnded(long nowNs) {
        switch (hook.call()) {
            case RINGING -> hook.becomes(Hook.Call.NONE);
            case SETTING_UP, CONNECTED -> {
                hook.becomes(hook.isConnected() ? Hook.Call.DEAD : Hook.Call.NONE);
                player.stop();
                receiver.reset();
                heard.clear();
                state.callEnded(nowNs);
            }
            default -> {}
        }
        run(nowNs);
    }

    /** The next thing that the owner has to do. */
    public Optional<ModemEvent> nextEvent() {
        return Optional.ofNullable(events.poll());
    }

    /** Octets lost for good since the modem was made: sent by a DTE that keeps to no flow control, or not fetched by it. */
    public long droppedOctets() {
        return input.dropped() + heard.dropped();
    }

    // ------------------------------------------------------------------- line

    /** A packet from the other end, in order and once. */
    public void receive(IfpPacket packet, long nowNs) {
        if (hook.isConnected()) {
            receiver.receive(packet, nowNs);
            run(nowNs);
        }
    }

    /** Packets from the other end are missing here (a gap that UDPTL could not repair): what is half received is void. */
    public void packetsMissing(long nowNs) {
        receiver.packetsMissing();
        run(nowNs);
    }

    /** The next packet for the other end, due now. */
    public Optional<IfpPacket> nextPacket() {
        return Optional.ofNullable(outbox.poll());
    }

    // ------------------------------------------------------------------- time

    /** Lets time pass. */
    public void advance(long nowNs) {
        run(nowNs);
    }

    /** When to call {@link #advance} at the latest; {@link Long#MAX_VALUE} when only something from outside can go on. */
    public long nextDeadlineNs() {
        if (!input.isEmpty() && state.takesOctets()) {
            return Long.MIN_VALUE;
        }
        long lineNs = Math.min(playing ? player.dueNs() : NEVER, heard.deadlineNs());
        return Math.min(state.deadlineNs(), lineNs);
    }

    /** Until nothing moves: a state may follow at once, a part of a signal may be over as soon as it has begun. */
    private void run(long nowNs) {
        heard.advance(nowNs);
        do {
            moved = false;
            play(nowNs);
            feed(nowNs);
            state.turn(nowNs);
            play(nowNs);
        } while (moved);
        input.control();
    }

    private void feed(long nowNs) {
        while (!input.isEmpty() && state.takesOctets()) {
            state.octet(input.take(), nowNs);
            moved = true;
        }
    }

    private void play(long nowNs) {
        for (Optional<IfpPacket> packet = player.nextPacket(nowNs); packet.isPresent(); ) {
            outbox.add(packet.get());
            moved = true;
            packet = player.nextPacket(nowNs);
        }
        playing = !player.isIdle(nowNs);
    }

    // ----------------------------------------------------------------- states

    ModemIdentity identity() {
        return identity;
    }

    int maxBitRate() {
        return line.maxBitRate();
    }

    Settings settings() {
        return settings;
    }

    DteOutput output() {
        return output;
    }

    Hook hook() {
        return hook;
    }

    HeardSignals heard() {
        return heard;
    }

    SignalPlayer player() {
        return player;
    }

    boolean isSilent(long nowNs) {
        return player.isIdle(nowNs);
    }

    /** What plays ends here. */
    void silence() {
        if (player.stop()) {
            outbox.add(new IfpPacket.Signal(Indicator.NO_SIGNAL));
        }
    }

    /** S7. */
    long waitForCarrierNs() {
        return settings.get(Parameter.WAIT_FOR_CARRIER) * NS_PER_S;
    }

    SendCommandWatch watch() {
        return watch;
    }

    /** Whether TCF is left out on the way (T.38 clause 8.1, method 1), so that the modem makes and takes it here. */
    boolean trainsHere() {
        return line.rateManagement() == T38Parameters.RateManagement.LOCAL_TCF;
    }

    void event(ModemEvent event) {
        events.add(event);
    }

    /** The one way from a state to the next. */
    void become(ModemState next, long nowNs) {
        state = next;
        moved = true;
        next.enter(nowNs);
    }

    /** A line from the DTE. */
    void execute(CommandLine commands, long nowNs) {
        rest = commands;
        goOn(commands, nowNs);
    }

    private void goOn(CommandLine commands, long nowNs) {
        interpreter.run(commands, nowNs);
        if (state == awaitCommand) {
            rest = null;
        }
    }

    /** Back to the command state: after OK the rest of the command line follows, if there is any. */
    void finish(ResultCode code, long nowNs) {
        become(awaitCommand, nowNs);
        CommandLine line = rest;
        if (code == ResultCode.OK && line != null && !line.isAtEnd()) {
            goOn(line, nowNs);
        } else {
            rest = null;
            output.result(code);
        }
    }

    /** A call is made or taken. */
    void beginCall() {
        hook.becomes(Hook.Call.SETTING_UP);
        receiver.reset();
        heard.clear();
        watch.clear();
    }

    /** The modem goes on the hook; a call that rings goes on ringing. */
    void hangUp() {
        if (hook.isConnected() || hook.call() == Hook.Call.SETTING_UP) {
            events.add(new ModemEvent.HangUp());
        }
        if (!hook.isOnHook()) {
            hook.becomes(Hook.Call.NONE);
        }
        player.stop();
        receiver.reset();
        heard.clear();
    }
}
