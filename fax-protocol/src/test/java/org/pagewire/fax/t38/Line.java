package org.pagewire.fax.t38;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import org.pagewire.fax.t30.FaxEvent;
import org.pagewire.fax.t30.FrameName;

/**
 * Two terminals joined by a T.38 path in memory, in virtual time: one event queue, packets that take time and may get
 * lost, ends that may die. Nothing here waits.
 */
final class Line {
    /** Who a packet or event comes from. */
    enum End {
        CALLER,
        CALLED
    }

    private record Due(long atNs, long order, Runnable what) {}

    final MachineEnd caller;
    final MachineEnd called;
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::atNs).thenComparingLong(Due::order));
    private final List<String> trace = new ArrayList<>();
    private long nowNs = 7_000_000_000L;
    private final long startNs = nowNs;
    private long order;
    Duration delay = Duration.ofMillis(20);
    /** Packets for which this is true are lost; asked once per packet. */
    BiPredicate<End, IfpPacket> loss = (end, packet) -> false;

    Duration jitter = Duration.ZERO;
    RandomGenerator random = new Random(0);
    private final long[] lastArrivalNs = new long[End.values().length];

    Line(MachineEnd caller, MachineEnd called) {
        this.caller = caller;
        this.called = called;
    }

    static BiPredicate<End, IfpPacket> randomLoss(RandomGenerator random, double rate) {
        return (end, packet) -> random.nextDouble() < rate;
    }

    /** Loses the first {@code count} frames of this name at 300 bit/s. */
    static BiPredicate<End, IfpPacket> loseFrames(FrameName name, int count) {
        int[] left = {count};
        return (end, packet) -> {
            if (left[0] > 0 && carries(packet, name)) {
                left[0]--;
                return true;
            }
            return false;
        };
    }

    /** Whether the packet is a whole frame of this name at 300 bit/s. */
    static boolean carries(IfpPacket packet, FrameName name) {
        if (packet instanceof IfpPacket.Data data && data.type() == DataType.V21) {
            byte[] octets = data.fields().get(0).octets();
            return octets.length > 2 && FrameOctets.of(name).contains("%02X".formatted(octets[2] & 0xFF));
        }
        return false;
    }

    long elapsedMs() {
        return (nowNs - startNs) / 1_000_000;
    }

    long nowNs() {
        return nowNs;
    }

    String trace() {
        return String.join("\n", trace);
    }

    void at(Duration time, Runnable what) {
        queue.add(new Due(startNs + time.toNanos(), order++, what));
    }

    void in(Duration time, Runnable what) {
        queue.add(new Due(nowNs + time.toNanos(), order++, what));
    }

    /** Runs until both ends have their verdict, or the limit of virtual time is reached. */
    Line run(Duration limit) {
        caller.terminal.start(nowNs);
        called.terminal.start(nowNs);
        drain();
        while (!(caller.isOver() && called.isOver())) {
            long next = Math.min(
                    queue.isEmpty() ? Long.MAX_VALUE : queue.peek().atNs(),
                    Math.min(caller.nextDeadlineNs(), called.nextDeadlineNs()));
            if (next == Long.MAX_VALUE || next > startNs + limit.toNanos()) {
                throw new AssertionError("Not over within " + limit + ", caller " + caller.isOver() + ", called "
                        + called.isOver() + "\n" + trace());
            }
            nowNs = Math.max(nowNs, next);
            while (!queue.isEmpty() && queue.peek().atNs() <= nowNs) {
                queue.poll().what().run();
                drain();
            }
            caller.advance(nowNs);
            called.advance(nowNs);
            drain();
        }
        return this;
    }

    /** Puts a frame at 300 bit/s in front of an end as if the other had sent it. */
    void inject(MachineEnd to, IfpPacket packet) {
        to.receive(new IfpPacket.Signal(Indicator.V21_PREAMBLE), nowNs);
        to.receive(packet, nowNs);
        drain();
    }

    private void drain() {
        drain(caller, called, End.CALLER);
        drain(called, caller, End.CALLED);
    }

    private void drain(MachineEnd from, MachineEnd to, End end) {
        if (from.isDead()) {
            return;
        }
        for (var packet = from.terminal.nextPacket(); packet.isPresent(); packet = from.terminal.nextPacket()) {
            IfpPacket sent = packet.get();
            boolean lost = loss.test(end, sent);
            arrives(end, lost ? () -> to.packetsMissing(nowNs) : () -> to.receive(sent, nowNs));
        }
        for (var event = from.terminal.nextEvent(); event.isPresent(); event = from.terminal.nextEvent()) {
            FaxEvent told = event.get();
            note(end, told);
            from.event(told, this);
        }
    }

    /** Later than anything sent before, as UDPTL hands packets on in order. */
    private void arrives(End from, Runnable what) {
        long atNs = nowNs + delay.toNanos() + (jitter.isZero() ? 0 : random.nextLong(jitter.toNanos()));
        lastArrivalNs[from.ordinal()] = Math.max(atNs, lastArrivalNs[from.ordinal()]);
        queue.add(new Due(lastArrivalNs[from.ordinal()], order++, what));
    }

    private void note(End end, FaxEvent event) {
        if (event instanceof FaxEvent.FrameSeen seen) {
            trace.add("%8d ms %s %s %s".formatted(elapsedMs(), end, seen.sent() ? ">" : "  <", seen.frame()));
        } else if (!(event instanceof FaxEvent.Progress) && !(event instanceof FaxEvent.PageReceived)) {
            trace.add("%8d ms %s   %s".formatted(elapsedMs(), end, event));
        }
    }
}
