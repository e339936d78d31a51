package org.pagewire.relay.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.pagewire.wire.message.Accept;
import org.pagewire.wire.message.Connected;
import org.pagewire.wire.message.Demand;
import org.pagewire.wire.message.Failed;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Notice;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Reject;
import org.pagewire.wire.message.Release;
import org.pagewire.wire.message.Terminate;
import org.pagewire.wire.message.WireState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls, from the demand to the release of both connections (R-A7 to R-A11). Owner: the exchange's.
 *
 * <p>A call asks one vacant connection of the called device at a time; when that one is lost before it answers, the next.
 * The answer timeout covers all of it, the look-up of an ID that is not logged in included.
 */
final class Switchboard {
    private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

    private final Exchange exchange;
    private final String boot;
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private long demands;

    Switchboard(Exchange exchange) {
        this.exchange = exchange;
        boot = HexFormat.of().toHexDigits(exchange.random.nextInt());
    }

    Collection<Call> calls() {
        return Collections.unmodifiableCollection(calls.values());
    }

    void demand(Connection caller, Message message, long now) {
        Demand demand = (Demand) message;
        exchange.counters.one("demands");
        long patience = Math.min(
                TimeUnit.MILLISECONDS.toNanos(demand.answerTimeoutMs()),
                exchange.settings.answerTimeout().toNanos());
        Call call = new Call(boot + "-" + ++demands, caller, demand.to(), demand.attachment(), now, now + patience);
        calls.put(call.id, call);
        caller.become(new Phase.Demanding(caller.device(), call), null);
        call.awaitsAnswer(exchange.at(call.answerBy, due -> end(call, Reason.NO_ANSWER, due)));
        LOG.debug("call {}: {} wants {}", call.id, call.from, call.to);
        if (exchange.devices.of(call.to).isPresent()) {
            ask(call, now);
        } else {
            exchange.lookUp(caller, Connection.LookUp.DEMAND, new Action.LookUp(caller.number, call.to));
        }
    }

    /** The registrations know, or do not know, the user that was demanded and not logged in. */
    void found(Connection caller, boolean registered, long now) {
        // The demand may have ended meanwhile; then this answers nothing.
        caller.heldBy().filter(call -> caller.is(WireState.DEMANDING)).ifPresent(call -> {
            if (registered) {
                ask(call, now);
            } else {
                end(call, Reason.UNKNOWN_ID, now);
            }
        });
    }

    private void ask(Call call, long now) {
        Optional<Device> device = exchange.devices.of(call.to);
        if (device.isEmpty()) {
            end(call, Reason.LOGGED_OUT, now);
            return;
        }
        Optional<Connection> vacant = device.get().firstVacant();
        if (vacant.isEmpty()) {
            end(call, Reason.NO_VACANT_CONNECTION, now);
            return;
        }
        Connection called = vacant.get();
        call.asks(called);
        called.become(new Phase.Notified(called.device(), call), null);
        long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(call.answerBy - now));
        exchange.send(called, new Notice(call.id, call.from, call.attachment, left));
    }

    void accept(Connection called, Message message, long now) {
        Accept accept = (Accept) message;
        Call call = called.call();
        Connection caller = call.caller;
        call.connect();
        caller.become(new Phase.InCall(caller.device(), call), null);
        called.become(new Phase.InCall(called.device(), call), null);
        // Both are joined before either can know of it, so no data comes too early.
        exchange.act(new Action.Join(called.number, caller.number, false, call.meter));
        exchange.act(new Action.Join(caller.number, called.number, true, call.meter));
        exchange.send(caller, new Connected(call.id, accept.attachment()));
        exchange.counters.one("callsConnected");
        LOG.info("call {}: {} and {} are connected", call.id, call.from, call.to);
    }

    void reject(Connection called, Message message, long now) {
        Reject reject = (Reject) message;
        Reason reason = reject.reason().kind() == Reason.Kind.CALL ? reject.reason() : Reason.REJECTED;
        end(called.call(), new Call.End(reason, reject.detail(), called), now);
    }

    /** A caller gives up, or either side ends the call. */
    void terminate(Connection by, Message message, long now) {
        Terminate terminate = (Terminate) message;
        Reason said = terminate.reason();
        // Reasons about connections and logins are the relay's to give.
        boolean passedOn = said.kind() == Reason.Kind.CALL || said == Reason.INTERNAL_ERROR;
        Reason reason = passedOn ? said : Reason.UNSPECIFIED;
        end(by.call(), new Call.End(reason, terminate.detail(), by), now);
    }

    void released(Connection connection, Message message, long now) {
        assert message instanceof Release;
        exchange.vacate(connection, now);
    }

    /** A connection that a call held has ended. */
    void connectionEnded(Call call, Connection connection, Reason reason, long now) {
        boolean asked = call.called().filter(called -> called == connection).isPresent();
        if (asked && !call.isConnected()) {
            call.asks(null);
            ask(call, now);
        } else {
            end(call, new Call.End(reasonForPartner(reason), null, connection), now);
        }
    }

    /** Other ends of a connection, told to the partner, would read as if they were about its own. */
    private static Reason reasonForPartner(Reason reason) {
        return switch (reason) {
            case STALLED, LOGGED_OUT_BY_DEVICE, RELAY_GOING_DOWN -> reason;
            default -> Reason.PEER_LOST;
        };
    }

    void endAll(Reason reason, long now) {
        for (Call call : new ArrayList<>(calls.values())) {
            end(call, reason, now);
        }
    }

    private void end(Call call, Reason reason, long now) {
        end(call, new Call.End(reason, null, null), now);
    }

    /** The one way a demand or call ends. Does nothing a second time. */
    void end(Call call, Call.End end, long now) {
        if (!call.end()) {
            return;
        }
        calls.remove(call.id);
        if (call.isConnected()) {
            exchange.counters.callEnded(end.reason(), call.meter);
            LOG.info(
                    "call {}: {} to {} ended: {}, {} octets there, {} back",
                    call.id,
                    call.from,
                    call.to,
                    end.reason().code(),
                    call.meter.fromCaller(),
                    call.meter.toCaller());
        } else {
            // A counter and not a line: a device may demand as fast as it likes.
            exchange.counters.demandFailed(end.reason());
            LOG.debug(
                    "call {}: {} to {} failed: {}",
                    call.id,
                    call.from,
                    call.to,
                    end.reason().code());
        }
        letGo(call.caller, call, end, now);
        call.called().ifPresent(called -> letGo(called, call, end, now));
    }

    private void letGo(Connection side, Call call, Call.End end, long now) {
        if (side.heldBy().filter(held -> held == call).isEmpty()) {
            return;
        }
        boolean knows = side == end.by();
        switch (side.state()) {
            case DEMANDING -> {
                exchange.send(side, knows ? new Release() : failed(call, end));
                exchange.vacate(side, now);
            }
            case NOTIFIED -> {
                if (knows) {
                    exchange.vacate(side, now);
                } else {
                    terminate(side, end, now);
                }
            }
            case IN_CALL -> {
                exchange.act(new Action.Unjoin(side.number));
                if (knows) {
                    exchange.send(side, new Release());
                    exchange.vacate(side, now);
                } else {
                    terminate(side, end, now);
                }
            }
            default -> throw new IllegalStateException(side + " is held by call " + call.id);
        }
    }

    private Failed failed(Call call, Call.End end) {
        return new Failed(end.reason(), call.to, exchange.settings.name(), end.detail());
    }

    private void terminate(Connection side, Call.End end, long now) {
        exchange.send(side, new Terminate(end.reason(), end.detail()));
        // A device that is alive and never releases would otherwise keep its connection for ever.
        long patience = 2 * exchange.settings.holdInterval().toNanos();
        side.become(
                new Phase.Releasing(side.device()),
                exchange.at(now + patience, due -> exchange.end(side, Reason.PROTOCOL_ERROR, Farewell.BARE, due)));
    }
}
