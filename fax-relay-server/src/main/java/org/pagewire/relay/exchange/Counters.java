package org.pagewire.relay.exchange;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.pagewire.wire.message.Reason;

/** What has happened since the start. Owner: the exchange's. */
final class Counters {
    private final Map<Reason, Long> loginsRefused = new EnumMap<>(Reason.class);
    private final Map<Reason, Long> connectionsEnded = new EnumMap<>(Reason.class);
    private final Map<Reason, Long> demandsFailed = new EnumMap<>(Reason.class);
    private final Map<Reason, Long> callsEnded = new EnumMap<>(Reason.class);
    private final Map<String, Long> single = new TreeMap<>();

    void loginRefused(Reason reason) {
        loginsRefused.merge(reason, 1L, Long::sum);
    }

    void connectionEnded(Reason reason) {
        connectionsEnded.merge(reason, 1L, Long::sum);
    }

    void demandFailed(Reason reason) {
        demandsFailed.merge(reason, 1L, Long::sum);
    }

    void callEnded(Reason reason, CallMeter meter) {
        callsEnded.merge(reason, 1L, Long::sum);
        add("octetsFromCallers", meter.fromCaller());
        add("octetsToCallers", meter.toCaller());
    }

    void one(String name) {
        add(name, 1);
    }

    /** Names with a dot carry a reason's code after it. */
    Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>(single);
        put(all, "loginsRefused", loginsRefused);
        put(all, "connectionsEnded", connectionsEnded);
        put(all, "demandsFailed", demandsFailed);
        put(all, "callsEnded", callsEnded);
        return all;
    }

    private void add(String name, long amount) {
        single.merge(name, amount, Long::sum);
    }

    private static void put(Map<String, Long> all, String name, Map<Reason, Long> counts) {
        long sum = 0;
        for (Map.Entry<Reason, Long> count : counts.entrySet()) {
            all.put(name + "." + count.getKey().code(), count.getValue());
            sum += count.getValue();
        }
        all.put(name, sum);
    }
}
