package org.pagewire.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.T38Parameters;

/** Keeps what listeners are told, for a test's thread to wait for. */
final class Recorder implements SipCallListener, RegistrationListener, RegistrarListener {
    record Ringing() {}

    record Answered() {}

    record Fax(T38Parameters agreed) {}

    record Packet(IfpPacket packet) {}

    record Registered() {}

    record Failed(String sentence) {}

    record Bound(Binding binding) {}

    record Unbound(Binding binding, boolean expired) {}

    record Refused(String user, String host) {}

    private static final long DEADLINE_MS = 10_000;

    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
    private final List<Object> passed = new ArrayList<>();

    /** The next event of this kind; others before it are passed over. */
    <T> T await(Class<T> kind) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DEADLINE_MS);
        while (true) {
            Object event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " came; instead: " + passed);
            }
            passed.add(event);
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    /** Everything told until now. */
    List<Object> told() {
        events.drainTo(passed);
        return passed;
    }

    @Override
    public void onRinging() {
        events.add(new Ringing());
    }

    @Override
    public void onAnswered() {
        events.add(new Answered());
    }

    @Override
    public void onFax(T38Parameters agreed) {
        events.add(new Fax(agreed));
    }

    @Override
    public void onPacket(IfpPacket packet) {
        events.add(new Packet(packet));
    }

    @Override
    public void onEnded(CallEnd end) {
        events.add(end);
    }

    @Override
    public void onRegistered() {
        events.add(new Registered());
    }

    @Override
    public void onFailed(String sentence) {
        events.add(new Failed(sentence));
    }

    @Override
    public void onRegistered(Binding binding) {
        events.add(new Bound(binding));
    }

    @Override
    public void onUnregistered(Binding binding, boolean expired) {
        events.add(new Unbound(binding, expired));
    }

    @Override
    public void onRefused(String user, String host) {
        events.add(new Refused(user, host));
    }
}
