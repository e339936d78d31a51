package org.pagewire.simulator.line;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t30.EndCode;
import org.pagewire.fax.t30.Outcome;
import org.pagewire.fax.t30.PageOutcome;
import org.pagewire.fax.t30.Verdict;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.simulator.machine.CallEvent;
import org.pagewire.simulator.machine.CallResult;
import org.pagewire.simulator.machine.Direction;
import org.pagewire.simulator.machine.FaxCall;
import org.pagewire.sip.CallEnd;
import org.pagewire.sip.SipCall;
import org.pagewire.sip.SipCallListener;

/**
 * One call on the line: its SIP call, its fax call once T.38 is agreed, and the timer that drives it. Owned by the event
 * loop. {@link #finish} is the one exit.
 */
final class LineCall implements SipCallListener {
    /** An answered call that does not get to T.38 within it has no fax machine at its other end (T1 of T.30). */
    private static final Duration FAX_PATIENCE = Duration.ofSeconds(40);

    /** Who calls whom; both as far as known. */
    record Parties(int number, Direction direction, String from, String to) {}

    private final Parties parties;
    private final EventLoop loop;
    private final LongSupplier clock;
    private final long begunNs;
    private final Consumer<CallEvent> events;
    private final Function<T38Parameters, FaxCall> faxCalls;
    private @Nullable SipCall sip;
    private @Nullable FaxCall fax;
    private @Nullable Verdict verdict;
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable CallEnd lastWord;
    private boolean answered;
    private boolean finished;

    /**
     * @param events takes what happens; {@link CallEvent.Ended} is the last
     * @param faxCalls makes the fax call when T.38 is agreed
     */
    LineCall(
            Parties parties,
            EventLoop loop,
            LongSupplier clock,
            Consumer<CallEvent> events,
            Function<T38Parameters, FaxCall> faxCalls) {
        this.parties = parties;
        this.loop = loop;
        this.clock = clock;
        this.begunNs = clock.getAsLong();
        this.events = events;
        this.faxCalls = faxCalls;
    }

    void on(SipCall call) {
        sip = call;
    }

    Parties parties() {
        return parties;
    }

    @Override
    public void onRinging() {
        events.accept(new CallEvent.Ringing(parties.to()));
    }

    @Override
    public void onAnswered() {
        if (answered) {
            return;
        }
        answered = true;
        events.accept(new CallEvent.Answered());
        arm(
                clock.getAsLong() + FAX_PATIENCE.toNanos(),
                () -> end(CallEnd.of(
                        CallEnd.Cause.NOT_ACCEPTABLE,
                        "no-t38",
                        "The call was answered, but it did not become a T.38 fax call.")));
    }

    @Override
    public void onFax(T38Parameters agreed) {
        if (fax == null && !finished) {
            onAnswered();
            fax = faxCalls.apply(agreed);
            fax.start();
            rearm();
        }
    }

    @Override
    public void onPacket(IfpPacket packet) {
        drive(call -> call.receive(packet));
    }

    @Override
    public void onLoss(int count) {
        drive(FaxCall::packetsMissing);
    }

    /** What the fax call hands to the line. */
    void send(IfpPacket packet) {
        if (sip != null) {
            sip.send(packet);
        }
    }

    /** Runs work of the fax call's that comes back from a worker. */
    void execute(Runnable work) {
        loop.execute(() -> {
            work.run();
            rearm();
        });
    }

    /** The fax call's last word: the line is not needed any more. */
    void decided(Verdict end) {
        verdict = end;
        if (lastWord != null) {
            finish(lastWord);
            return;
        }
        boolean planned = end.code() == EndCode.DONE;
        end(planned ? CallEnd.COMPLETED : CallEnd.of(CallEnd.Cause.FAILED, code(end.code()), end.sentence()));
    }

    /** Answers an incoming call that rings. */
    void pickUp(T38Parameters own) {
        if (ringing() && sip != null) {
            onAnswered();
            sip.accept(own);
        }
    }

    /** Refuses an incoming call that rings. */
    void refuse(CallEnd end) {
        if (ringing()) {
            end(end);
        }
    }

    private boolean ringing() {
        return parties.direction() == Direction.RECEIVED && !answered && !finished;
    }

    /** Stops the call at the machine. */
    void hangup() {
        if (fax != null) {
            drive(FaxCall::hangup);
        } else {
            end(CallEnd.of(CallEnd.Cause.CANCELLED));
        }
    }

    /** Ends the SIP call; {@link #onEnded} follows at once. */
    void end(CallEnd end) {
        if (sip != null) {
            sip.end(end);
        }
    }

    @Override
    public void onEnded(CallEnd end) {
        if (finished || lastWord != null) {
            return;
        }
        lastWord = end;
        if (fax != null && verdict == null) {
            FaxCall open = fax;
            open.lineLost(end.sentence().isEmpty() ? CallEnd.Cause.LOST.sentence() : end.sentence());
        } else {
            finish(end);
        }
    }

    private void finish(CallEnd end) {
        if (finished) {
            return;
        }
        finished = true;
        disarm();
        events.accept(new CallEvent.Ended(result(end)));
    }

    private CallResult result(CallEnd end) {
        Duration duration = Duration.ofNanos(clock.getAsLong() - begunNs);
        Verdict fromFax = verdict;
        if (fromFax == null) {
            String code = end.code().orElse(code(end.cause()));
            return result(Outcome.FAILED, code, end.sentence(), duration, List.of());
        }
        boolean told = fromFax.code() == EndCode.LINE_LOST && !end.sentence().isEmpty();
        return result(
                fromFax.outcome(),
                told ? end.code().orElse(code(fromFax.code())) : code(fromFax.code()),
                told ? end.sentence() : fromFax.sentence(),
                duration,
                fromFax.pages());
    }

    private CallResult result(
            Outcome outcome, String code, String sentence, Duration duration, List<PageOutcome> pages) {
        return new CallResult(
                parties.number(),
                parties.direction(),
                parties.from(),
                parties.to(),
                outcome,
                code,
                sentence,
                duration,
                pages);
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void drive(Consumer<FaxCall> step) {
        if (fax != null) {
            step.accept(fax);
            rearm();
        }
    }

    private void rearm() {
        if (fax != null && !finished) {
            disarm();
            long due = fax.nextDeadlineNs();
            if (due != Long.MAX_VALUE) {
                arm(due, () -> drive(FaxCall::advance));
            }
        }
    }

    private void arm(long dueNs, Runnable work) {
        disarm();
        timer = loop.schedule(work, Math.max(0, dueNs - clock.getAsLong()), TimeUnit.NANOSECONDS);
    }

    private void disarm() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
