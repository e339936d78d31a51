package org.pagewire.fax.t38;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.pagewire.fax.t30.FaxEvent;
import org.pagewire.fax.t30.PageParameters;
import org.pagewire.fax.t30.Verdict;

/** A terminal with what a machine has around it: a store with a speed and faults, and a record of what happened. */
final class MachineEnd {
    /** What the store does with a page. */
    interface Store {
        /** Answers {@link FaxEvent.PageReceived} on the terminal, now or later. */
        void page(MachineEnd machine, FaxEvent.PageReceived page, Line line);
    }

    final T38Terminal terminal;
    Store store = MachineEnd::storeAtOnce;
    /** Every stored page in the order of storing; never overwritten. */
    final List<FaxEvent.PageReceived> stored = new ArrayList<>();

    final TreeMap<Integer, PageParameters> negotiated = new TreeMap<>();
    final List<FaxEvent> events = new ArrayList<>();
    private boolean dead;

    MachineEnd(T38Terminal terminal) {
        this.terminal = terminal;
    }

    static void storeAtOnce(MachineEnd machine, FaxEvent.PageReceived page, Line line) {
        machine.stored.add(page);
        machine.terminal.pageStored(page.page(), 100, 0, line.nowNs());
    }

    static Store storeAfter(Duration time) {
        return (machine, page, line) -> line.in(time, () -> {
            if (!machine.isDead()) {
                storeAtOnce(machine, page, line);
            }
        });
    }

    void event(FaxEvent event, Line line) {
        events.add(event);
        if (event instanceof FaxEvent.Negotiated told) {
            negotiated.put(told.page(), told.parameters());
        } else if (event instanceof FaxEvent.PageReceived page) {
            store.page(this, page, line);
        }
    }

    void receive(IfpPacket packet, long nowNs) {
        if (!dead) {
            terminal.receive(packet, nowNs);
        }
    }

    void packetsMissing(long nowNs) {
        if (!dead) {
            terminal.packetsMissing(nowNs);
        }
    }

    void advance(long nowNs) {
        if (!dead) {
            terminal.advance(nowNs);
        }
    }

    long nextDeadlineNs() {
        return dead ? Long.MAX_VALUE : terminal.nextDeadlineNs();
    }

    /** The program is gone, without a word. */
    void kill() {
        dead = true;
    }

    boolean isDead() {
        return dead;
    }

    boolean isOver() {
        return dead || (!events.isEmpty() && events.get(events.size() - 1) instanceof FaxEvent.Ended);
    }

    Verdict verdict() {
        return ((FaxEvent.Ended) events.get(events.size() - 1)).verdict();
    }

    boolean confirmed(int page) {
        return events.stream()
                .anyMatch(event -> event instanceof FaxEvent.PageConfirmed confirmed
                        && confirmed.page().page() == page);
    }

    /** Whether the stored page is these octets, with nothing but zeros after them. */
    static boolean same(byte[] stored, byte[] sent) {
        return stored.length >= sent.length
                && Arrays.equals(stored, 0, sent.length, sent, 0, sent.length)
                && allZero(stored, sent.length);
    }

    private static boolean allZero(byte[] octets, int from) {
        for (int i = from; i < octets.length; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
