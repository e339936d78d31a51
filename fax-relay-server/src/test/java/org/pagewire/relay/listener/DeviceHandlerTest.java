package org.pagewire.relay.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.wire.message.Accept;
import org.pagewire.wire.message.Connected;
import org.pagewire.wire.message.Demand;
import org.pagewire.wire.message.Goodbye;
import org.pagewire.wire.message.Greeting;
import org.pagewire.wire.message.Hold;
import org.pagewire.wire.message.HoldConfirm;
import org.pagewire.wire.message.Logout;
import org.pagewire.wire.message.Notice;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Refused;
import org.pagewire.wire.message.Release;
import org.pagewire.wire.message.Terminate;

/** What passes between two connections of a call, in which order, and when reading stops (R-A10, R-A11). */
@ExtendWith(Leaks.class)
class DeviceHandlerTest {
    private static final int CHUNK = 16 * 1024;

    @TempDir
    Path folder;

    private Loops loops;

    @BeforeEach
    void start() throws Exception {
        loops = new Loops(folder);
    }

    @AfterEach
    void stop() {
        loops.close();
    }

    @Test
    void dataPassesBothWaysUnchangedWhateverTheFrames() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        call[0].send("one ", "two ");
        call[1].send("back");
        var cut = call[0].frames("three", " four");
        call[0].channel.writeInbound(cut.readRetainedSlice(7));
        loops.settle();
        assertThat(call[1].takeData()).isEqualTo("one two thr");
        call[0].channel.writeInbound(cut);
        loops.settle();
        assertThat(call[1].takeData()).isEqualTo("ee four");
        assertThat(call[0].takeData()).isEqualTo("back");
        assertThat(loops.counter("octetsFromCallers")).isEqualTo(18);
        assertThat(loops.counter("octetsToCallers")).isEqualTo(4);
    }

    @Test
    void dataRightBehindAcceptComesAfterConnected() throws Exception {
        Loops.Device caller = loops.login("a");
        Loops.Device called = loops.login("b");
        caller.send(new Demand("b", Loops.ATTACHMENT, 60_000));
        called.take(Notice.class);
        called.send(new Accept(Loops.ATTACHMENT), "early");
        caller.take(Connected.class);
        assertThat(caller.takeData()).isEqualTo("early");
    }

    @Test
    void terminateNeverOvertakesData() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        call[0].send("last words", new Terminate(Reason.COMPLETED, null));
        assertThat(call[1].takeData()).isEqualTo("last words");
        call[1].take(Terminate.class);
        call[0].take(Release.class);
    }

    @Test
    void terminateWaitsBehindDataThatASlowDeviceHasNotTaken() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        call[1].gate.shut();
        call[0].send("last words", new Terminate(Reason.COMPLETED, null));
        call[0].take(Release.class);
        call[1].nothingMore();
        call[1].gate.open();
        assertThat(call[1].takeData()).isEqualTo("last words");
        call[1].take(Terminate.class);
    }

    @Test
    void dataBehindTheSendersOwnTerminateIsAgainstTheProtocol() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        call[0].send(new Terminate(Reason.COMPLETED, null), "afterthought");
        call[0].take(Release.class);
        assertThat(call[0].take(Goodbye.class).reason()).isEqualTo(Reason.PROTOCOL_ERROR);
        call[1].take(Terminate.class);
        call[1].nothingMore();
    }

    @Test
    void afterReleaseNothingOfTheCallIsWritten() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        call[1].arrive(new Terminate(Reason.COMPLETED, null));
        loops.settleExchange();
        // a's event loop has not heard of the end yet
        call[0].arrive("too late");
        loops.settle();
        call[1].take(Release.class);
        call[1].nothingMore();
        call[0].take(Terminate.class);
    }

    @Test
    void dataOfAnEndedCallDoesNotReachTheNextOne() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        Loops.Device other = loops.login("c");
        call[0].asleep = true;
        call[1].send(new Terminate(Reason.COMPLETED, null));
        call[1].take(Release.class);
        loops.connect(other, call[1], "b");
        // a's event loop still knows the old call when this comes in
        call[0].arrive("old");
        call[0].asleep = false;
        other.send("new");
        assertThat(call[1].takeData()).isEqualTo("new");
        call[0].take(Terminate.class);
    }

    @Test
    void aSlowReceiverStopsTheSenderFromBeingReadAndNothingIsLost() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        call[1].gate.shut();
        int sent = 0;
        while (call[0].reads() && sent < 100) {
            call[0].send("x".repeat(CHUNK));
            sent++;
        }
        assertThat((long) sent * CHUNK).isBetween(Lane.HIGH, Lane.HIGH + CHUNK);
        assertThat(call[1].gate.keptOctets()).isLessThan(Lane.HIGH + 2 * CHUNK);
        call[1].gate.open();
        loops.settle();
        assertThat(call[0].reads()).isTrue();
        assertThat(call[1].takeData()).hasSize(sent * CHUNK);
    }

    @Test
    void manyTinyPiecesStopTheSenderTooBecauseEachTakesMemory() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        call[1].gate.shut();
        int sent = 0;
        while (call[0].reads() && sent < 1_000) {
            call[0].send("x");
            sent++;
        }
        assertThat(sent).isLessThan(300);
        call[1].gate.open();
        loops.settle();
        assertThat(call[0].reads()).isTrue();
        assertThat(call[1].takeData()).hasSize(sent);
    }

    @Test
    void aCallThatMovesMuchGetsRoomForMore() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        for (long moved = 0; moved < Lane.BULK_AFTER; moved += CHUNK) {
            call[0].send("x".repeat(CHUNK));
            call[1].takeData();
        }
        call[1].gate.shut();
        long kept = 0;
        while (call[0].reads()) {
            call[0].send("x".repeat(CHUNK));
            kept += CHUNK;
        }
        assertThat(kept).isBetween(Lane.BULK_HIGH - 5 * CHUNK, Lane.BULK_HIGH + CHUNK);
        call[1].gate.open();
        loops.settle();
        assertThat(call[0].reads()).isTrue();
    }

    @Test
    void theSenderIsReadAgainWhenTheCallEndsForAnyReason() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        call[1].gate.shut();
        while (call[0].reads()) {
            call[0].send("x".repeat(CHUNK));
        }
        call[1].channel.close();
        loops.settle();
        assertThat(call[0].reads()).isTrue();
        assertThat(call[0].take(Terminate.class).reason()).isEqualTo(Reason.PEER_LOST);
        call[0].send(new Release(), new Hold(1));
        call[0].take(HoldConfirm.class);
    }

    @Test
    void aDeviceThatTakesNothingForTheStallTimeoutIsDropped() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        call[1].gate.shut();
        call[0].send("anything");
        loops.pass(Loops.STALL.minusSeconds(1));
        assertThat(call[0].take(HoldConfirm.class).number()).isZero();
        call[0].nothingMore();
        loops.pass(Duration.ofSeconds(2));
        assertThat(call[0].take(Terminate.class).reason()).isEqualTo(Reason.STALLED);
        loops.pass(DeviceHandler.LINGER);
        assertThat(call[1].isClosed()).isTrue();
    }

    @Test
    void aDeviceThatTakesALittleNowAndThenIsNotStalled() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        for (int i = 1; i <= 6; i++) {
            call[1].gate.shut();
            call[0].send("piece");
            loops.pass(Duration.ofSeconds(8));
            call[1].gate.open();
            call[0].send(new Hold(i));
            call[1].send(new Hold(i));
        }
        assertThat(call[1].isClosed()).isFalse();
        assertThat(call[1].takeData()).startsWith("piece");
    }

    /** R-A4: neither side of a call takes the other for dead while the relay does not read what it sends. */
    @Test
    void aSenderThatIsHeldBackForLongIsNotTakenForDeadAndHearsFromTheRelay() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        call[1].gate.shut();
        while (call[0].reads()) {
            call[0].send("x".repeat(1024));
        }
        for (int i = 1; i <= 12; i++) {
            loops.pass(Duration.ofSeconds(15));
            assertThat(call[0].reads()).isFalse();
            assertThat(call[0].take(HoldConfirm.class).number()).isZero();
            call[1].send(new Hold(i));
            call[1].gate.letOut(2);
        }
        call[1].gate.open();
        loops.settle();
        call[0].send(new Hold(1));
        assertThat(call[0].take(HoldConfirm.class).number()).isEqualTo(1);
        loops.pass(Duration.ofSeconds(70));
        assertThat(call[0].isClosed()).as("silent while it is read").isTrue();
    }

    @Test
    void messagesAreTakenOneByOneAndInOrder() throws Exception {
        Loops.Device device = loops.login("a");
        device.arrive(new Hold(1), new Hold(2), new Hold(3));
        assertThat(device.reads()).as("no more is read while two wait").isFalse();
        loops.settle();
        assertThat(device.reads()).isTrue();
        for (int i = 1; i <= 3; i++) {
            assertThat(device.take(HoldConfirm.class).number()).isEqualTo(i);
        }
    }

    @Test
    void aDeviceThatTakesNoAnswersIsNotAskedForMore() throws Exception {
        Loops.Device device = loops.login("a");
        device.gate.shut();
        device.channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        device.send(new Hold(1), new Hold(2));
        assertThat(device.reads()).isFalse();
        assertThat(device.gate.keptOctets()).isZero();
        device.gate.open();
        device.channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        loops.settle();
        device.take(HoldConfirm.class);
        device.take(HoldConfirm.class);
    }

    @Test
    void whatIsNoFrameIsAnsweredOnceAndTheConnectionClosed() throws Exception {
        Loops.Device device = loops.open();
        device.take(Greeting.class);
        device.channel.writeInbound(
                ByteBufAllocator.DEFAULT.buffer().writeBytes("GET / HTTP/1.1\r\n\r\n".getBytes("US-ASCII")));
        loops.settle();
        assertThat(device.take(Refused.class).reason()).isEqualTo(Reason.PROTOCOL_ERROR);
        assertThat(device.isClosed()).isTrue();
        assertThat(loops.counter("protocolErrors")).isOne();
    }

    @Test
    void afterLogoutTheConnectionIsClosedBehindTheGoodbye() throws Exception {
        Loops.Device device = loops.login("a");
        device.gate.shut();
        device.send(new Logout());
        assertThat(device.isClosed()).isFalse();
        device.gate.open();
        loops.settle();
        device.take(Goodbye.class);
        assertThat(device.isClosed()).isTrue();
    }

    @Test
    void aConnectionLostInACallIsToldToThePartnerAtOnce() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        call[0].channel.close();
        loops.settle();
        assertThat(call[1].take(Terminate.class).reason()).isEqualTo(Reason.PEER_LOST);
        assertThat(loops.counter("callsEnded.peer-lost")).isOne();
    }

    @Test
    void theLoginTimeoutComesFromTheExchangesDeadline() throws Exception {
        Loops.Device device = loops.open();
        device.take(Greeting.class);
        loops.pass(Duration.ofSeconds(11));
        assertThat(device.take(Refused.class).reason()).isEqualTo(Reason.LOGIN_TIMEOUT);
        assertThat(device.isClosed()).isTrue();
    }

    @Test
    void aFloodOfDataAfterTheEndIsThrownAway() throws Exception {
        Loops.Device[] call = loops.call("a", "b");
        call[0].send(new Terminate(Reason.COMPLETED, null));
        for (int i = 0; i < 50; i++) {
            call[1].send("still talking");
        }
        assertThat(call[1].takeData()).isEmpty();
        assertThat(loops.counter("crossingsDropped")).isEqualTo(50);
    }
}
