package org.pagewire.fax.t31;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.pagewire.fax.t30.FaxEvent;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.T38Line;
import org.pagewire.fax.t38.T38Terminal;

/**
 * A modem and one of our terminals joined by a T.38 path in memory, in virtual time, and the owner who makes the modem's
 * calls. The DTE reads what it expects, and time passes until it is there.
 */
final class ModemCall {
    private record Due(long atNs, long order, Runnable what) {}

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    final ClassOneModem modem;
    final T38Terminal terminal;
    final List<FaxEvent> events = new ArrayList<>();
    final List<FaxEvent.PageReceived> stored = new ArrayList<>();
    final List<ModemEvent> wanted = new ArrayList<>();
    Duration delay = Duration.ofMillis(30);
    /** Whether the DTE's octets come one by one. */
    boolean octetByOctet;

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::atNs).thenComparingLong(Due::order));
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final StringBuilder trace = new StringBuilder();
    private long order;
    private long nowNs = 9_000_000_000L;
    private boolean started;

    ModemCall(T38Line line, T38Terminal terminal) {
        this.modem = new ClassOneModem(Desk.IDENTITY, line);
        this.terminal = terminal;
    }

    String trace() {
        return trace.toString();
    }

    long nowNs() {
        return nowNs;
    }

    // -------------------------------------------------------------------- DTE

    void send(byte[] octets) {
        if (octetByOctet) {
            for (byte octet : octets) {
                modem.fromDte(new byte[] {octet}, nowNs);
                collect();
            }
            return;
        }
        // A DTE that keeps to the flow control of its port.
        for (int at = 0; at < octets.length; at += 512) {
            while (!modem.wantsDteOctets()) {
                step();
            }
            modem.fromDte(Arrays.copyOfRange(octets, at, Math.min(at + 512, octets.length)), nowNs);
            collect();
        }
    }

    /** The next octet that the modem says. */
    byte next() {
        long limit = nowNs + PATIENCE.toNanos();
        while (said.size() == 0) {
            if (nowNs > limit) {
                throw new AssertionError("The modem says nothing\n" + trace);
            }
            step();
        }
        byte[] octets = said.toByteArray();
        said.reset();
        said.write(octets, 1, octets.length - 1);
        return octets[0];
    }

    /** What the modem says until it ends like this. */
    byte[] until(byte[] ending) {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        while (!endsWith(heard.toByteArray(), ending)) {
            heard.write(next());
        }
        return heard.toByteArray();
    }

    private static boolean endsWith(byte[] octets, byte[] ending) {
        return octets.length >= ending.length
                && Arrays.equals(octets, octets.length - ending.length, octets.length, ending, 0, ending.length);
    }

    void pass(Duration time) {
        boolean[] over = {false};
        at(nowNs + time.toNanos(), () -> over[0] = true);
        while (!over[0]) {
            step();
        }
    }

    // ------------------------------------------------------------------- world

    void start() {
        if (!started) {
            started = true;
            terminal.start(nowNs);
            modem.connected(nowNs);
            collect();
        }
    }

    private void at(long atNs, Runnable what) {
        queue.add(new Due(atNs, order++, what));
    }

    private void step() {
        long next = Math.min(
                queue.isEmpty() ? Long.MAX_VALUE : queue.peek().atNs(),
                Math.min(modem.nextDeadlineNs(), started ? terminal.nextDeadlineNs() : Long.MAX_VALUE));
        if (next == Long.MAX_VALUE) {
            throw new AssertionError("Nothing will ever happen\n" + trace);
        }
        nowNs = Math.max(nowNs, next);
        while (!queue.isEmpty() && queue.peek().atNs() <= nowNs) {
            queue.poll().what().run();
            collect();
        }
        modem.advance(nowNs);
        if (started) {
            terminal.advance(nowNs);
        }
        collect();
    }

    private void collect() {
        said.writeBytes(modem.toDte());
        for (var packet = modem.nextPacket(); packet.isPresent(); packet = modem.nextPacket()) {
            IfpPacket sent = packet.get();
            at(nowNs + delay.toNanos(), () -> terminal.receive(sent, nowNs));
        }
        for (var packet = terminal.nextPacket(); packet.isPresent(); packet = terminal.nextPacket()) {
            IfpPacket sent = packet.get();
            at(nowNs + delay.toNanos(), () -> modem.receive(sent, nowNs));
        }
        for (var event = modem.nextEvent(); event.isPresent(); event = modem.nextEvent()) {
            wanted.add(event.get());
            if (!(event.get() instanceof ModemEvent.HangUp)) {
                at(nowNs + Duration.ofSeconds(1).toNanos(), this::start);
            }
        }
        for (var event = terminal.nextEvent(); event.isPresent(); event = terminal.nextEvent()) {
            heard(event.get());
        }
    }

    private void heard(FaxEvent event) {
        events.add(event);
        if (event instanceof FaxEvent.FrameSeen seen) {
            trace.append(nowNs / 1_000_000)
                    .append(seen.sent() ? " > " : " < ")
                    .append(seen.frame())
                    .append('\n');
        } else if (event instanceof FaxEvent.PageReceived page) {
            stored.add(page);
            at(nowNs, () -> terminal.pageStored(page.page(), 100, 0, nowNs));
        } else if (event instanceof FaxEvent.Ended ended) {
            trace.append(ended).append('\n');
        }
    }
}
