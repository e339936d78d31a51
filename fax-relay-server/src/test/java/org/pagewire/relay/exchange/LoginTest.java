package org.pagewire.relay.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pagewire.wire.message.Challenge;
import org.pagewire.wire.message.Goodbye;
import org.pagewire.wire.message.Greeting;
import org.pagewire.wire.message.Hold;
import org.pagewire.wire.message.HoldConfirm;
import org.pagewire.wire.message.Login;
import org.pagewire.wire.message.Logout;
import org.pagewire.wire.message.Proof;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Refused;
import org.pagewire.wire.message.Terminate;
import org.pagewire.wire.message.Welcome;
import org.pagewire.wire.message.WireState;

/** Logging in, staying logged in, and every way out of it (R-A2 to R-A5, R-A13). */
class LoginTest {
    private static final char[] WRONG = "wrong".toCharArray();
    private static final char[] RIGHT = "correct horse".toCharArray();

    private final Rig rig = new Rig();

    @Test
    void aRegisteredDeviceWithItsPasswordIsWelcome() {
        rig.register("5550101");
        Rig.End end = rig.open();
        end.login("5550101", "agent", RIGHT);
        Welcome welcome = end.take(Welcome.class);
        assertThat(welcome.holdIntervalMs()).isBetween(27_000L, 30_000L);
        assertThat(welcome.maxConnections()).isEqualTo(Rig.PER_DEVICE);
        assertThat(end.state()).isEqualTo(WireState.VACANT);
        assertThat(rig.exchange.status().users())
                .singleElement()
                .satisfies(user -> assertThat(user.connections()).hasSize(1));
    }

    @Test
    void theGreetingNamesTheRelayAndTheTimeToLogIn() {
        Greeting greeting = rig.open().take(Greeting.class);
        assertThat(greeting).isEqualTo(new Greeting("test", 1, 10_000));
    }

    @Test
    void anUnknownIdAndAWrongPasswordAreRefusedAlike() {
        rig.register("known");
        Refused unknown = refused("unknown", "198.51.100.1", RIGHT);
        Refused wrong = refused("known", "198.51.100.2", WRONG);
        assertThat(unknown).isEqualTo(wrong);
        assertThat(unknown.reason()).isEqualTo(Reason.LOGIN_REFUSED);
        assertThat(rig.count("loginsRefused.login-refused")).isEqualTo(2);
    }

    @Test
    void theChallengeOfAnUnknownIdIsTheSameEachTimeAndLooksLikeAnyOther() {
        rig.register("known");
        List<String> saltAndRounds = List.of("unknown", "unknown", "known").stream()
                .map(this::challengeWithoutNonce)
                .toList();
        assertThat(saltAndRounds.get(0)).isEqualTo(saltAndRounds.get(1)).hasSameSizeAs(saltAndRounds.get(2));
        assertThat(saltAndRounds.get(0)).endsWith(",i=4096");
        assertThat(saltAndRounds.get(2)).endsWith(",i=4096");
    }

    private String challengeWithoutNonce(String id) {
        Rig.End end = rig.open();
        end.take(Greeting.class);
        end.startLogin(id, "agent", RIGHT);
        String challenge = end.take(Challenge.class).scram();
        return challenge.substring(challenge.indexOf(",s="));
    }

    @Test
    void eachRefusalOfAnAddressIsSlowerUpToEightSeconds() {
        long[] expectedMs = {250, 500, 1_000, 2_000, 4_000, 8_000, 8_000};
        for (long expected : expectedMs) {
            Rig.End end = guess("5550101", "198.51.100.1");
            long asked = rig.now;
            assertThat(end.ready).as("nothing is read meanwhile").isFalse();
            while (end.closed == null) {
                rig.pass(Duration.ofMillis(50));
            }
            assertThat(Duration.ofNanos(rig.now - asked).toMillis()).isBetween(expected, expected + 50);
            assertThat(end.take(Refused.class).retryAfterMs()).isEqualTo(2 * expected);
            rig.close(end);
        }
    }

    @Test
    void aGoodLoginIsNotDelayedByTheRefusalsOfItsAddress() {
        rig.register("5550101");
        for (int i = 0; i < 5; i++) {
            guess("5550101", "192.0.2.1");
        }
        assertThat(rig.login("5550101").state()).isEqualTo(WireState.VACANT);
    }

    @Test
    void refusalsAreForgottenAfterTenMinutes() {
        for (int i = 0; i < 5; i++) {
            guess("5550101", "198.51.100.1");
        }
        rig.pass(Duration.ofMinutes(11));
        Rig.End end = guess("5550101", "198.51.100.1");
        rig.pass(Duration.ofMillis(250));
        assertThat(end.closed).isEqualTo(Reason.LOGIN_REFUSED);
    }

    private Rig.End guess(String id, String address) {
        Rig.End end = rig.open(address);
        end.login(id, "agent", WRONG);
        return end;
    }

    private Refused refused(String id, String address, char[] password) {
        Rig.End end = rig.open(address);
        end.login(id, "agent", password);
        end.nothingMore();
        rig.pass(Duration.ofMillis(250));
        assertThat(end.closed).isEqualTo(Reason.LOGIN_REFUSED);
        return end.take(Refused.class);
    }

    @Test
    void aConnectionThatDoesNotLogInInTimeIsClosed() {
        Rig.End silent = rig.open();
        silent.take(Greeting.class);
        Rig.End halfway = rig.open();
        halfway.take(Greeting.class);
        halfway.startLogin("5550101", "agent", RIGHT);
        halfway.take(Challenge.class);
        rig.pass(Rig.LOGIN_TIMEOUT.minusMillis(1));
        assertThat(silent.closed).isNull();
        rig.pass(Duration.ofMillis(1));
        assertThat(silent.take(Refused.class).reason()).isEqualTo(Reason.LOGIN_TIMEOUT);
        assertThat(halfway.take(Refused.class).reason()).isEqualTo(Reason.LOGIN_TIMEOUT);
    }

    @Test
    void whatIsNoScramMessageEndsTheConnection() {
        Rig.End first = rig.open();
        first.take(Greeting.class);
        first.send(new Login("agent", "FAX", List.of(), "no-scram"));
        assertThat(first.take(Refused.class).reason()).isEqualTo(Reason.PROTOCOL_ERROR);
        Rig.End second = rig.open();
        second.take(Greeting.class);
        second.startLogin("5550101", "agent", RIGHT);
        second.take(Challenge.class);
        second.send(new Proof("no-scram"));
        assertThat(second.take(Refused.class).reason()).isEqualTo(Reason.PROTOCOL_ERROR);
    }

    @Test
    void whenTheStoreFailsTheDeviceIsToldToComeAgain() {
        Rig.End end = rig.open();
        end.take(Greeting.class);
        rig.storeAnswers = false;
        end.startLogin("5550101", "agent", RIGHT);
        rig.lookUps.clear();
        rig.exchange.lookUpFailed(end.number, rig.now);
        assertThat(end.take(Refused.class).reason()).isEqualTo(Reason.INTERNAL_ERROR);
    }

    @Test
    void anAnswerOfTheStoreForAConnectionThatIsGoneIsDropped() {
        Rig.End end = rig.open();
        end.take(Greeting.class);
        rig.storeAnswers = false;
        end.startLogin("5550101", "agent", RIGHT);
        rig.close(end);
        rig.answerLookUp();
        rig.settle();
    }

    @Test
    void aDeviceHoldsSeveralConnectionsUpToItsLimit() {
        rig.register("5550101");
        for (int i = 0; i < Rig.PER_DEVICE; i++) {
            rig.login("5550101");
        }
        Rig.End oneMore = rig.open();
        oneMore.login("5550101", "instance-of-5550101", RIGHT);
        assertThat(oneMore.take(Refused.class).reason()).isEqualTo(Reason.TOO_MANY_CONNECTIONS);
        assertThat(rig.exchange.status().users().get(0).connections()).hasSize(Rig.PER_DEVICE);
    }

    @Test
    void anAddressAboveItsLimitIsToldSoAndFarAboveItIsClosedWithoutAWord() {
        Rig small = new Rig(16, 3, 1_000);
        for (int i = 0; i < 3; i++) {
            small.open().take(Greeting.class);
        }
        for (int i = 0; i < 16; i++) {
            assertThat(small.open().take(Refused.class).reason()).isEqualTo(Reason.ADDRESS_LIMIT);
        }
        Rig.End silent = small.open();
        silent.nothingMore();
        assertThat(silent.closed).isEqualTo(Reason.ADDRESS_LIMIT);
        small.open("203.0.113.1").take(Greeting.class);
    }

    @Test
    void aboveTheLimitOfAllNobodyIsGreetedUntilAnotherHasGone() {
        Rig small = new Rig(16, 100, 2);
        Rig.End first = small.open("192.0.2.1");
        small.open("192.0.2.2");
        Rig.End third = small.open("192.0.2.3");
        third.nothingMore();
        assertThat(third.closed).isNotNull();
        small.close(third);
        small.close(first);
        small.open("192.0.2.4").take(Greeting.class);
    }

    @Test
    void holdsAreConfirmedAndKeepTheConnection() {
        rig.register("5550101");
        Rig.End end = rig.login("5550101");
        for (int i = 1; i <= 20; i++) {
            rig.pass(Duration.ofSeconds(30));
            end.send(new Hold(i));
            assertThat(end.take(HoldConfirm.class).number()).isEqualTo(i);
        }
    }

    @Test
    void aDeviceUnheardForTwoIntervalsIsDropped() {
        rig.register("5550101");
        Rig.End end = rig.login("5550101");
        rig.pass(Duration.ofSeconds(53));
        assertThat(end.closed).isNull();
        rig.pass(Duration.ofSeconds(7));
        assertThat(end.closed).isEqualTo(Reason.HOLD_TIMEOUT);
        assertThat(end.take(Goodbye.class).reason()).isEqualTo(Reason.HOLD_TIMEOUT);
        assertThat(rig.exchange.status().users()).isEmpty();
    }

    @Test
    void dataOfACallCountsAsASignOfLife() {
        Rig.End[] call = rig.call("a", "b");
        for (int i = 1; i <= 10; i++) {
            rig.pass(Duration.ofSeconds(40));
            rig.exchange.heard(call[0].number, rig.now);
            call[1].send(new Hold(i));
        }
        assertThat(call[0].closed).isNull();
        rig.pass(Duration.ofSeconds(60));
        assertThat(call[0].closed).isEqualTo(Reason.HOLD_TIMEOUT);
    }

    @Test
    void logoutOnOneConnectionEndsAllOfTheDevice() {
        Rig.End[] call = rig.call("a", "b");
        Rig.End second = rig.login("a");
        Rig.End third = rig.login("a");
        third.send(new Logout());
        for (Rig.End end : List.of(call[0], second, third)) {
            assertThat(end.closed).isEqualTo(Reason.LOGGED_OUT_BY_DEVICE);
            assertThat(end.take(Goodbye.class).reason()).isEqualTo(Reason.LOGGED_OUT_BY_DEVICE);
        }
        assertThat(call[1].take(Terminate.class).reason()).isEqualTo(Reason.LOGGED_OUT_BY_DEVICE);
        assertThat(rig.exchange.devices.of("a")).isEmpty();
    }

    @Test
    void aRemovedUserLosesItsConnectionsAndCalls() {
        Rig.End[] call = rig.call("a", "b");
        rig.registrations.remove("a");
        rig.exchange.userRemoved("a", rig.now);
        rig.settle();
        assertThat(call[0].take(Goodbye.class)).isEqualTo(new Goodbye(Reason.REGISTRATION_REMOVED, 60_000));
        assertThat(call[1].take(Terminate.class).reason()).isEqualTo(Reason.PEER_LOST);
    }

    @Test
    void aUserRemovedInTheMiddleOfALoginDoesNotGetIn() {
        rig.register("5550101", "other");
        Rig.End challenged = rig.open();
        challenged.take(Greeting.class);
        challenged.startLogin("5550101", "agent", RIGHT);
        Rig.End other = rig.open();
        other.take(Greeting.class);
        other.startLogin("other", "agent", RIGHT);
        rig.storeAnswers = false;
        Rig.End lookedUp = rig.open();
        lookedUp.take(Greeting.class);
        lookedUp.startLogin("5550101", "agent", RIGHT);
        rig.exchange.userRemoved("5550101", rig.now);
        rig.answerLookUp();
        rig.settle();
        challenged.take(Challenge.class);
        for (Rig.End end : List.of(challenged, lookedUp)) {
            assertThat(end.take(Refused.class).reason()).isEqualTo(Reason.LOGIN_REFUSED);
            assertThat(end.closed).isEqualTo(Reason.LOGIN_REFUSED);
        }
        other.prove();
        other.take(Welcome.class);
    }

    @Test
    void aDeviceThatTakesNoDataIsDropped() {
        rig.register("5550101");
        Rig.End end = rig.login("5550101");
        rig.exchange.stalled(end.number, rig.now);
        rig.settle();
        assertThat(end.closed).isEqualTo(Reason.STALLED);
    }

    @Test
    void octetsThatAreNoFrameEndTheConnection() {
        Rig.End end = rig.open();
        end.take(Greeting.class);
        rig.exchange.broken(end.number, "frame of unknown type 71", rig.now);
        rig.settle();
        assertThat(end.take(Refused.class).reason()).isEqualTo(Reason.PROTOCOL_ERROR);
        assertThat(rig.count("protocolErrors")).isOne();
    }
}
