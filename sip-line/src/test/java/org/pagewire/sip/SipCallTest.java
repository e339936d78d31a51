package org.pagewire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagewire.fax.t38.DataType;
import org.pagewire.fax.t38.FieldType;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.Indicator;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.fax.t38.T38Parameters.ErrorCorrection;
import org.pagewire.fax.t38.T38Parameters.RateManagement;

/** Calls between two endpoints over real sockets (R-E1, R-E3). */
@Timeout(40)
class SipCallTest {
    private static final IfpPacket CNG = new IfpPacket.Signal(Indicator.CNG);
    private static final IfpPacket CED = new IfpPacket.Signal(Indicator.CED);

    private final Recorder callerEvents = new Recorder();
    private Station caller;
    private Station called;

    @BeforeEach
    void open() throws Exception {
        caller = new Station("127.0.1.2");
        called = new Station("127.0.1.1");
    }

    @AfterEach
    void close() {
        caller.close();
        called.close();
    }

    @Test
    void t38AtOnceIsAnsweredWithWhatBothCan() throws Exception {
        T38Parameters lesser =
                new T38Parameters(0, 9600, RateManagement.TRANSFERRED_TCF, 1024, 320, ErrorCorrection.REDUNDANCY);
        SipCall call = caller.call(called, Dial.FirstMedia.T38_AT_ONCE, callerEvents);
        SipCall incoming = called.nextIncoming();
        assertThat(incoming.from()).isEqualTo("5550101");
        assertThat(incoming.to()).isEqualTo("5550102");
        assertThat(incoming.id()).isEqualTo(call.id());
        assertThat(called.on(incoming::offered)).contains(Station.OWN);
        called.run(incoming::ring);
        callerEvents.await(Recorder.Ringing.class);
        called.run(() -> incoming.accept(lesser));
        assertThat(callerEvents.await(Recorder.Fax.class).agreed()).isEqualTo(lesser);
        assertThat(called.incomingEvents.await(Recorder.Fax.class).agreed())
                .isEqualTo(new T38Parameters(
                        0, 9600, RateManagement.TRANSFERRED_TCF, 2000, 600, ErrorCorrection.REDUNDANCY));
    }

    @Test
    void packetsPassBothWaysInOrder() throws Exception {
        SipCall call = fax(Dial.FirstMedia.T38_AT_ONCE);
        SipCall incoming = called.incoming.element();
        for (int i = 0; i < 200; i++) {
            int number = i;
            assertThat(caller.on(() -> call.send(data(number)))).isTrue();
            assertThat(called.on(() -> incoming.send(data(1000 + number)))).isTrue();
        }
        for (int i = 0; i < 200; i++) {
            assertThat(called.incomingEvents.await(Recorder.Packet.class).packet())
                    .usingRecursiveComparison()
                    .isEqualTo(data(i));
            assertThat(callerEvents.await(Recorder.Packet.class).packet())
                    .usingRecursiveComparison()
                    .isEqualTo(data(1000 + i));
        }
    }

    @Test
    void audioFirstIsSwitchedToT38ByTheCalledEnd() throws Exception {
        SipCall call = fax(Dial.FirstMedia.AUDIO_FIRST);
        assertThat(called.on(() -> called.incoming.element().offered())).isEmpty();
        caller.run(() -> call.send(CNG));
        assertThat(called.incomingEvents.await(Recorder.Packet.class).packet()).isEqualTo(CNG);
        called.run(() -> called.incoming.element().send(CED));
        assertThat(callerEvents.await(Recorder.Packet.class).packet()).isEqualTo(CED);
    }

    @Test
    void nothingIsSentBeforeT38IsAgreed() throws Exception {
        SipCall call = caller.call(called, Dial.FirstMedia.T38_AT_ONCE, callerEvents);
        called.nextIncoming();
        assertThat(caller.on(() -> call.send(CNG))).isFalse();
    }

    @Test
    void hangingUpEndsTheCallAsPlanned() throws Exception {
        SipCall call = fax(Dial.FirstMedia.T38_AT_ONCE);
        caller.run(() -> call.end(CallEnd.COMPLETED));
        assertThat(called.incomingEvents.await(CallEnd.class)).isEqualTo(CallEnd.COMPLETED);
        assertThat(callerEvents.await(CallEnd.class)).isEqualTo(CallEnd.COMPLETED);
    }

    @Test
    void byeCarriesCodeAndSentence() throws Exception {
        fax(Dial.FirstMedia.T38_AT_ONCE);
        CallEnd lost = CallEnd.of(
                CallEnd.Cause.UNAVAILABLE, "peer-lost", "The connection \"there\" was lost; pages; are = gone.");
        called.run(() -> called.incoming.element().end(lost));
        CallEnd end = callerEvents.await(CallEnd.class);
        assertThat(end.cause()).isEqualTo(CallEnd.Cause.UNAVAILABLE);
        assertThat(end.code()).contains("peer-lost");
        assertThat(end.sentence()).isEqualTo("The connection 'there' was lost; pages; are = gone.");
    }

    @Test
    void aRefusalCarriesStatusCodeAndSentence() throws Exception {
        for (CallEnd.Cause cause : List.of(
                CallEnd.Cause.UNKNOWN,
                CallEnd.Cause.UNAVAILABLE,
                CallEnd.Cause.BUSY,
                CallEnd.Cause.NO_ANSWER,
                CallEnd.Cause.REJECTED,
                CallEnd.Cause.DOWN)) {
            CallEnd refusal = CallEnd.of(cause, "some-code", "What happened to " + cause + ".");
            called.onCall(call -> call.end(refusal));
            caller.call(called, Dial.FirstMedia.T38_AT_ONCE, callerEvents);
            assertThat(callerEvents.await(CallEnd.class)).isEqualTo(refusal);
            assertThat(called.incomingEvents.await(CallEnd.class)).isEqualTo(refusal);
        }
    }

    @Test
    void t38RefusedIsTriedAgainWithAudio() throws Exception {
        called.onCall(call -> {
            if (call.offered().isPresent()) {
                call.end(CallEnd.of(CallEnd.Cause.NOT_ACCEPTABLE));
            } else {
                call.accept(Station.OWN);
            }
        });
        caller.call(called, Dial.FirstMedia.T38_AT_ONCE, callerEvents);
        callerEvents.await(Recorder.Fax.class);
        assertThat(called.incoming).hasSize(2);
    }

    @Test
    void cancellingReachesACallThatRings() throws Exception {
        called.onCall(SipCall::ring);
        SipCall call = caller.call(called, Dial.FirstMedia.T38_AT_ONCE, callerEvents);
        callerEvents.await(Recorder.Ringing.class);
        caller.run(() -> call.end(CallEnd.of(CallEnd.Cause.CANCELLED)));
        assertThat(callerEvents.await(CallEnd.class).cause()).isEqualTo(CallEnd.Cause.CANCELLED);
        assertThat(called.incomingEvents.await(CallEnd.class).cause()).isEqualTo(CallEnd.Cause.CANCELLED);
    }

    @Test
    void cancellingAtOnceLeavesNoCallBehind() throws Exception {
        called.onCall(SipCall::ring);
        SipCall call = caller.call(called, Dial.FirstMedia.T38_AT_ONCE, callerEvents);
        caller.run(() -> call.end(CallEnd.of(CallEnd.Cause.CANCELLED)));
        called.nextIncoming();
        assertThat(called.incomingEvents.await(CallEnd.class).cause()).isEqualTo(CallEnd.Cause.CANCELLED);
    }

    @Test
    void anUnansweredCallEndsInTime() throws Exception {
        try (Station impatient = new Station("127.0.1.4", Duration.ofSeconds(1), Duration.ofSeconds(2))) {
            called.onCall(SipCall::ring);
            impatient.call(called, Dial.FirstMedia.T38_AT_ONCE, callerEvents);
            assertThat(callerEvents.await(CallEnd.class).cause()).isEqualTo(CallEnd.Cause.NO_ANSWER);
            assertThat(called.incomingEvents.await(CallEnd.class).cause()).isEqualTo(CallEnd.Cause.CANCELLED);
        }
    }

    @Test
    void nobodyThereIsNoticedWithinFiveSeconds() throws Exception {
        Station gone = new Station("127.0.1.5");
        gone.close();
        long start = System.nanoTime();
        caller.call(gone, Dial.FirstMedia.T38_AT_ONCE, callerEvents);
        assertThat(callerEvents.await(CallEnd.class).cause()).isEqualTo(CallEnd.Cause.LOST);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aFrozenPartnerIsNoticedWithinFiveSeconds() throws Exception {
        fax(Dial.FirstMedia.T38_AT_ONCE);
        awaitFirstPing();
        called.freeze();
        long start = System.nanoTime();
        assertThat(callerEvents.await(CallEnd.class).cause()).isEqualTo(CallEnd.Cause.LOST);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void stoppingAnEndpointHangsUpWithTheReason() throws Exception {
        fax(Dial.FirstMedia.T38_AT_ONCE);
        called.endpoint
                .close(CallEnd.of(CallEnd.Cause.DOWN, "relay-going-down", "It is being stopped."))
                .sync();
        assertThat(callerEvents.await(CallEnd.class))
                .isEqualTo(CallEnd.of(CallEnd.Cause.DOWN, "relay-going-down", "It is being stopped."));
    }

    @Test
    void severalCallsAtOnceKeepApart() throws Exception {
        called.onCall(call -> call.accept(Station.OWN));
        Recorder[] events = {new Recorder(), new Recorder(), new Recorder()};
        SipCall[] calls = new SipCall[3];
        for (int i = 0; i < 3; i++) {
            calls[i] = caller.call(called, Dial.FirstMedia.T38_AT_ONCE, events[i]);
            events[i].await(Recorder.Fax.class);
        }
        for (SipCall incoming : List.copyOf(called.incoming)) {
            called.run(() -> incoming.send(
                    data(List.of(calls).stream().map(SipCall::id).toList().indexOf(incoming.id()))));
        }
        for (int i = 0; i < 3; i++) {
            assertThat(events[i].await(Recorder.Packet.class).packet())
                    .usingRecursiveComparison()
                    .isEqualTo(data(i));
        }
    }

    @Test
    void closingFreesTheAddressAtOnce() throws Exception {
        long begun = System.nanoTime();
        assertThat(called.endpoint.close(CallEnd.COMPLETED).await(10, TimeUnit.SECONDS))
                .isTrue();
        new DatagramSocket(called.endpoint.address()).close();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isLessThan(900);
    }

    /** A call on which T.38 is agreed at both ends. */
    private SipCall fax(Dial.FirstMedia media) throws Exception {
        called.onCall(call -> {
            call.ring();
            call.accept(Station.OWN);
        });
        SipCall call = caller.call(called, media, callerEvents);
        callerEvents.await(Recorder.Fax.class);
        called.incomingEvents.await(Recorder.Fax.class);
        return call;
    }

    /** A machine is judged by pings once it has answered one: two round trips after the first are enough. */
    private void awaitFirstPing() throws Exception {
        SipCall incoming = called.incoming.element();
        for (int i = 0; i < 20; i++) {
            called.run(() -> incoming.send(CED));
            callerEvents.await(Recorder.Packet.class);
        }
    }

    private static IfpPacket data(int number) {
        return new IfpPacket.Data(DataType.V21, List.of(new IfpPacket.Field(FieldType.HDLC_DATA, new byte[] {
            (byte) (number >> 8), (byte) number, 0x55
        })));
    }
}
