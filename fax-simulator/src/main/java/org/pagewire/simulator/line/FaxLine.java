package org.pagewire.simulator.line;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.T38Line;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.simulator.machine.Activity;
import org.pagewire.simulator.machine.Answer;
import org.pagewire.simulator.machine.CallEvent;
import org.pagewire.simulator.machine.CallWatcher;
import org.pagewire.simulator.machine.Direction;
import org.pagewire.simulator.machine.Document;
import org.pagewire.simulator.machine.FaxCall;
import org.pagewire.simulator.machine.Machine;
import org.pagewire.simulator.machine.PrintJob;
import org.pagewire.simulator.machine.Printer;
import org.pagewire.sip.CallEnd;
import org.pagewire.sip.Dial;
import org.pagewire.sip.IncomingCalls;
import org.pagewire.sip.Registration;
import org.pagewire.sip.RegistrationListener;
import org.pagewire.sip.SipCall;
import org.pagewire.sip.SipCallListener;
import org.pagewire.sip.SipEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line of one machine: registers with the agent, takes and makes calls. Owned by the event loop that is given; only
 * {@link #open} and {@link #close} may be called from elsewhere.
 */
public final class FaxLine implements IncomingCalls {
    private static final Logger LOG = LoggerFactory.getLogger(FaxLine.class);

    /** Time for calls to say good-bye (DCN) before they are cut. */
    private static final Duration GOODBYE = Duration.ofMillis(2500);

    /**
     * What the line is joined with.
     *
     * @param clock monotonic nanoseconds
     * @param wall time of day, for names of files
     * @param worker runs what may block: reading, coding and printing of pages
     * @param watcher told of everything that happens
     */
    public record Surroundings(
            EventLoop loop, Executor worker, LongSupplier clock, Supplier<Instant> wall, CallWatcher watcher) {}

    private final Machine machine;
    private final Printer printer;
    private final LineSettings settings;
    private final Surroundings around;
    private final Map<Integer, LineCall> calls = new TreeMap<>();
    private @Nullable SipEndpoint endpoint;
    private @Nullable Registration registration;
    private @Nullable Promise<Void> closing;

    public FaxLine(Machine machine, Printer printer, LineSettings settings, Surroundings around) {
        this.machine = machine;
        this.printer = printer;
        this.settings = settings;
        this.around = around;
    }

    /**
     * Binds the machine's address and begins to register; from any thread.
     *
     * @return the address bound
     * @throws IOException when the address cannot be bound
     */
    public InetSocketAddress open() throws IOException {
        SipEndpoint opened = SipEndpoint.open(settings.sip(), around.loop(), this);
        around.loop().execute(() -> {
            endpoint = opened;
            registration = opened.register(settings.registration(), new RegistrationListener() {
                @Override
                public void onRegistered() {
                    LOG.debug("{} is registered with {}", machine.id(), settings.registrar());
                }

                @Override
                public void onFailed(String sentence) {
                    LOG.warn(
                            "{} is not registered with {}, which is tried again: {}",
                            machine.id(),
                            settings.registrar(),
                            sentence);
                }
            });
        });
        return opened.address();
    }

    /** Whether the agent holds the machine's registration; not before the address is bound, nor while it is given up. */
    public boolean registered() {
        return closing == null && registration != null && registration.registered();
    }

    /**
     * Dials.
     *
     * @param own told of this call alone, after the machine's watcher
     * @return the call's number, or empty when every line is in use
     */
    public OptionalInt dial(String to, Document document, CallWatcher own) {
        SipEndpoint open = endpoint;
        if (open == null || closing != null) {
            return OptionalInt.empty();
        }
        OptionalInt taken = machine.take(Activity.DIALLING);
        if (taken.isPresent()) {
            LineCall.Parties parties = new LineCall.Parties(taken.getAsInt(), Direction.SENT, machine.id(), to);
            Consumer<CallEvent> events = event -> {
                tell(parties, event);
                own.happened(parties.number(), parties.direction(), event);
            };
            LineCall call =
                    add(parties, events, (line, fax) -> FaxCall.sending(settings.terminal(), line, document, fax));
            events.accept(new CallEvent.Dialling(to));
            Dial dial = new Dial(
                    settings.registration().user(), to, settings.registrar(), settings.media(), settings.own());
            call.on(open.call(dial, call));
        }
        return taken;
    }

    @Override
    public SipCallListener onCall(SipCall sip) {
        Machine.Reaction reaction = closing == null ? machine.offered() : Machine.Reaction.REFUSE_BUSY;
        OptionalInt taken =
                reaction == Machine.Reaction.REFUSE_BUSY ? OptionalInt.empty() : machine.take(Activity.RINGING);
        if (taken.isEmpty()) {
            LOG.info("{} is busy for {}", machine.id(), sip.from());
            sip.end(CallEnd.of(CallEnd.Cause.BUSY));
            return new Refused();
        }
        LineCall.Parties parties = new LineCall.Parties(taken.getAsInt(), Direction.RECEIVED, sip.from(), machine.id());
        PrintJob paper = printer.begin(around.wall().get(), sip.from(), parties.number());
        LineCall call = add(
                parties,
                event -> tell(parties, event),
                (line, fax) -> FaxCall.receiving(settings.terminal(), line, paper, fax));
        call.on(sip);
        tell(parties, new CallEvent.Ringing(sip.from()));
        sip.ring();
        if (reaction == Machine.Reaction.ANSWER) {
            call.pickUp(settings.own());
        }
        return call;
    }

    /** Sets how calls are answered; those that ring now are answered or refused accordingly. */
    public void answer(Answer setting) {
        machine.answer(setting);
        for (LineCall call : List.copyOf(calls.values())) {
            if (setting == Answer.ON) {
                call.pickUp(settings.own());
            } else if (setting == Answer.BUSY) {
                call.refuse(CallEnd.of(CallEnd.Cause.BUSY));
            }
        }
    }

    /** Stops a call at the machine; nothing happens when it is over already. */
    public void hangup(int number) {
        LineCall call = calls.get(number);
        if (call != null) {
            call.hangup();
        }
    }

    private interface FaxCalls {
        FaxCall make(T38Line line, FaxCall.Surroundings around);
    }

    private LineCall add(LineCall.Parties parties, Consumer<CallEvent> events, FaxCalls faxCalls) {
        LineCall[] self = new LineCall[1];
        LineCall call = new LineCall(parties, around.loop(), around.clock(), events, agreed -> {
            LineCall line = self[0];
            return faxCalls.make(
                    t38(agreed),
                    new FaxCall.Surroundings(
                            around.clock(), line::execute, around.worker(), line::send, events, line::decided));
        });
        self[0] = call;
        calls.put(parties.number(), call);
        return call;
    }

    private T38Line t38(T38Parameters agreed) {
        return new T38Line(
                agreed.rateManagement(),
                agreed.maxBitRate(),
                true,
                settings.bandwidth(),
                T38Line.overUdptl().maxPacketOctets());
    }

    private void tell(LineCall.Parties parties, CallEvent event) {
        if (event instanceof CallEvent.Answered) {
            machine.connected(parties.number());
        } else if (event instanceof CallEvent.Ended ended) {
            calls.remove(parties.number());
            machine.ended(ended.result());
        }
        around.watcher().happened(parties.number(), parties.direction(), event);
        Promise<Void> waiting = closing;
        if (waiting != null && calls.isEmpty()) {
            waiting.trySuccess(null);
        }
    }

    /** Says good-bye in all calls, unregisters and frees the address; from any thread, returns when it is done. */
    public void close() {
        EventLoop loop = around.loop();
        Promise<Void> silent = loop.newPromise();
        Promise<Void> closed = loop.newPromise();
        silent.addListener(done -> free(closed));
        loop.execute(() -> {
            closing = silent;
            loop.schedule(() -> silent.trySuccess(null), GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
            List.copyOf(calls.values()).forEach(LineCall::hangup);
            if (calls.isEmpty()) {
                silent.trySuccess(null);
            }
        });
        if (!closed.awaitUninterruptibly(2 * GOODBYE.toMillis())) {
            LOG.warn("The line of {} did not close in time", machine.id());
        }
    }

    private void free(Promise<Void> closed) {
        if (endpoint == null) {
            closed.trySuccess(null);
        } else {
            endpoint.close(CallEnd.of(CallEnd.Cause.DOWN, "switched-off", "The fax machine was switched off."))
                    .addListener(done -> closed.trySuccess(null));
        }
    }

    /** Listens to a call that was refused as busy. */
    private static final class Refused implements SipCallListener {
        @Override
        public void onFax(T38Parameters agreed) {
            throw new IllegalStateException("T.38 agreed in a refused call");
        }

        @Override
        public void onPacket(IfpPacket packet) {
            LOG.debug("A packet of a refused call");
        }

        @Override
        public void onEnded(CallEnd end) {
            LOG.debug("A refused call is over: {}", end.cause());
        }
    }
}
