package org.pagewire.relay.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Reason;

/** A demand and what becomes of it. Lives from DEMAND until {@link Switchboard#end}. Owner: the exchange's. */
final class Call {
    final String id;
    final Connection caller;
    final String from;
    final String to;
    final JsonNode attachment;
    final long demandedAt;
    final long answerBy;
    final CallMeter meter;

    private @Nullable Connection called;
    private Timers.@Nullable Timer answerTimer;
    private boolean connected;
    private boolean ended;

    Call(String id, Connection caller, String to, JsonNode attachment, long now, long answerBy) {
        this.id = id;
        this.caller = caller;
        this.from = caller.device().userId;
        this.to = to;
        this.attachment = attachment;
        this.demandedAt = now;
        this.answerBy = answerBy;
        this.meter = new CallMeter(id);
    }

    /** The called device's connection; empty while none is asked. */
    Optional<Connection> called() {
        return Optional.ofNullable(called);
    }

    void asks(@Nullable Connection connection) {
        called = connection;
    }

    void awaitsAnswer(Timers.Timer timer) {
        answerTimer = timer;
    }

    /** The called device has accepted. */
    void connect() {
        connected = true;
        stopWaiting();
    }

    boolean isConnected() {
        return connected;
    }

    private void stopWaiting() {
        if (answerTimer != null) {
            answerTimer.cancel();
            answerTimer = null;
        }
    }

    /** False when it had ended before. */
    boolean end() {
        stopWaiting();
        boolean first = !ended;
        ended = true;
        return first;
    }

    /**
     * Why a call ends, and who knows it already.
     *
     * @param detail one sentence more for a person
     * @param by the connection whose own message or end it was; null when the relay ends it
     */
    record End(
            Reason reason,
            @Nullable String detail,
            @Nullable Connection by) {}
}
