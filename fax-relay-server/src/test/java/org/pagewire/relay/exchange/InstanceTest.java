package org.pagewire.relay.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pagewire.wire.message.Accept;
import org.pagewire.wire.message.Connected;
import org.pagewire.wire.message.Demand;
import org.pagewire.wire.message.Goodbye;
import org.pagewire.wire.message.Logout;
import org.pagewire.wire.message.Notice;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Release;
import org.pagewire.wire.message.Terminate;
import org.pagewire.wire.message.WireState;

/** The instance rule: one user ID, two agents that both know its password. */
class InstanceTest {
    private final Rig rig = new Rig();

    @Test
    void anotherInstanceTakesOverAndVacantConnectionsOfTheOlderAreClosed() {
        rig.register("a");
        Rig.End older = rig.login("a", "older");
        Rig.End newer = rig.login("a", "newer");
        assertThat(older.take(Goodbye.class)).isEqualTo(new Goodbye(Reason.SUPERSEDED, 0));
        assertThat(older.closed).isEqualTo(Reason.SUPERSEDED);
        assertThat(newer.state()).isEqualTo(WireState.VACANT);
        assertThat(rig.count("takeovers")).isOne();
    }

    @Test
    void theOlderInstanceFinishesItsCallAndIsClosedThen() {
        Rig.End[] call = rig.call("a", "b");
        rig.login("a", "newer");
        assertThat(call[0].take(Goodbye.class).reason()).isEqualTo(Reason.SUPERSEDED);
        assertThat(call[0].state()).isEqualTo(WireState.IN_CALL);
        assertThat(rig.exchange.status().users())
                .extracting(ExchangeStatus.User::superseded)
                .containsExactly(false, true, false);
        call[1].send(new Terminate(Reason.COMPLETED, null));
        call[0].take(Terminate.class);
        call[0].send(new Release());
        assertThat(call[0].closed).isEqualTo(Reason.SUPERSEDED);
        call[0].nothingMore();
    }

    @Test
    void aCallThatTheOlderInstanceEndsItselfIsReleasedBeforeTheClose() {
        Rig.End[] call = rig.call("a", "b");
        rig.login("a", "newer");
        call[0].take(Goodbye.class);
        call[0].send(new Terminate(Reason.COMPLETED, null));
        call[0].take(Release.class);
        assertThat(call[0].closed).isEqualTo(Reason.SUPERSEDED);
    }

    @Test
    void aDemandOfTheOlderInstanceGoesOn() {
        rig.register("a", "b");
        Rig.End called = rig.login("b");
        Rig.End older = rig.login("a", "older");
        older.send(new Demand("b", Rig.ATTACHMENT, 60_000));
        called.take(Notice.class);
        rig.login("a", "newer");
        older.take(Goodbye.class);
        called.send(new Accept(Rig.ATTACHMENT));
        older.take(Connected.class);
    }

    @Test
    void newCallsGoToTheNewerInstance() {
        Rig.End[] call = rig.call("a", "b");
        Rig.End newer = rig.login("a", "newer");
        rig.register("c");
        rig.login("c").send(new Demand("a", Rig.ATTACHMENT, 60_000));
        newer.take(Notice.class);
        assertThat(call[0].state()).isEqualTo(WireState.IN_CALL);
    }

    @Test
    void logoutOfTheOlderLeavesTheNewerAlone() {
        Rig.End[] call = rig.call("a", "b");
        Rig.End newer = rig.login("a", "newer");
        call[0].take(Goodbye.class);
        call[0].send(new Logout());
        assertThat(call[0].closed).isEqualTo(Reason.LOGGED_OUT_BY_DEVICE);
        assertThat(newer.closed).isNull();
        assertThat(rig.exchange.devices.of("a")).isPresent();
    }

    @Test
    void theLimitCountsTheConnectionsOfTheNewerInstanceAlone() {
        rig.register("b");
        Rig.End[] call = rig.call("a", "b");
        for (int i = 0; i < Rig.PER_DEVICE; i++) {
            rig.login("a", "newer");
        }
        assertThat(call[0].state()).isEqualTo(WireState.IN_CALL);
    }

    @Test
    void theSameInstanceThatComesBackJoinsItsOwnConnections() {
        rig.register("a");
        Rig.End first = rig.login("a");
        Rig.End second = rig.login("a");
        first.nothingMore();
        second.nothingMore();
        assertThat(rig.exchange.status().users())
                .singleElement()
                .satisfies(user -> assertThat(user.connections()).hasSize(2));
    }
}
