package org.pagewire.relay.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Limits and memory per network address. */
class LimitsTest {
    private static final AddressKey HERE = new AddressKey("192.0.2.1");

    @Test
    void anIpv4AddressCountsByItselfAndAnIpv6OneByItsNetwork() throws Exception {
        assertThat(key("192.0.2.1")).isNotEqualTo(key("192.0.2.2"));
        assertThat(key("2001:db8:1:2::1"))
                .isEqualTo(key("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(key("2001:db8:1:3::1"));
        assertThat(key("2001:db8:1:2::1").text()).isEqualTo("2001:db8:1:2::/64");
        assertThat(key("::ffff:192.0.2.1")).isEqualTo(key("192.0.2.1"));
    }

    private static AddressKey key(String address) throws Exception {
        return AddressKey.of(InetAddress.getByName(address));
    }

    @Test
    void delaysDoubleFromAQuarterToEightSeconds() {
        RefusalDelays delays = new RefusalDelays();
        long[] milliseconds = {250, 500, 1_000, 2_000, 4_000, 8_000, 8_000};
        for (long expected : milliseconds) {
            assertThat(delays.refuse(HERE, 0))
                    .isEqualTo(Duration.ofMillis(expected).toNanos());
        }
        assertThat(delays.refuse(new AddressKey("192.0.2.2"), 0)).isEqualTo(RefusalDelays.FIRST_NANOS);
    }

    @Test
    void refusalsAreForgottenAfterTenMinutesWithoutOne() {
        RefusalDelays delays = new RefusalDelays();
        delays.refuse(HERE, 0);
        assertThat(delays.refuse(HERE, RefusalDelays.FORGET_NANOS)).isEqualTo(2 * RefusalDelays.FIRST_NANOS);
        assertThat(delays.refuse(HERE, 2 * RefusalDelays.FORGET_NANOS + 1)).isEqualTo(RefusalDelays.FIRST_NANOS);
    }

    @Test
    void onlySoManyRefusedAddressesAreRemembered() {
        RefusalDelays delays = new RefusalDelays();
        for (int i = 0; i < RefusalDelays.ADDRESSES + 100; i++) {
            delays.refuse(new AddressKey("address " + i), 0);
        }
        assertThat(delays.remembered()).isEqualTo(RefusalDelays.ADDRESSES);
        assertThat(delays.refuse(new AddressKey("address 0"), 0)).isEqualTo(RefusalDelays.FIRST_NANOS);
    }

    @Test
    void connectionsOfAnAddressAreCountedUntilTheyClose() {
        OpenConnections open = new OpenConnections(2, 100);
        assertThat(open.opened(HERE)).isEqualTo(OpenConnections.Verdict.WELCOME);
        assertThat(open.opened(HERE)).isEqualTo(OpenConnections.Verdict.WELCOME);
        assertThat(open.opened(HERE)).isEqualTo(OpenConnections.Verdict.TELL_LIMIT);
        open.closed(HERE);
        open.closed(HERE);
        assertThat(open.opened(HERE)).isEqualTo(OpenConnections.Verdict.WELCOME);
        open.closed(HERE);
        open.closed(HERE);
        assertThat(open.of(HERE)).isZero();
        assertThat(open.all()).isZero();
    }

    @Test
    void aPeerIsLoggedOnceAMinuteWithTheNumberPassedOver() {
        PeerLog log = new PeerLog();
        assertThat(log.line(HERE, 0)).hasValue(0);
        for (int i = 0; i < 1_000; i++) {
            assertThat(log.line(HERE, i)).isEmpty();
        }
        assertThat(log.line(new AddressKey("192.0.2.2"), 1)).hasValue(0);
        assertThat(log.line(HERE, PeerLog.QUIET_NANOS)).hasValue(1_000);
        assertThat(log.line(HERE, PeerLog.QUIET_NANOS + 1)).isEmpty();
    }
}
