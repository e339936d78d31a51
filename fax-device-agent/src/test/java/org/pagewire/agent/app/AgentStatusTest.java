package org.pagewire.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.pagewire.agent.call.CallStatus;
import org.pagewire.agent.uplink.UplinkStatus;
import org.pagewire.sip.Binding;
import org.pagewire.wire.message.Reason;

/** What {@code agent status} says, as JSON and for people. */
class AgentStatusTest {
    private static final InetSocketAddress SIP = new InetSocketAddress("127.0.1.1", 5060);
    private static final InetSocketAddress MACHINE = new InetSocketAddress("127.0.1.2", 5070);

    @Test
    void aLineInACall() {
        ObjectNode status = new AgentStatus(SIP, "relay.example.com:4338", TimeUnit.SECONDS.toNanos(100))
                .line(
                        new UplinkStatus("5550101", UplinkStatus.State.LOGGED_IN, null, null, "kyoto", 2, 1, 1, -1),
                        Optional.of(new Binding("5550101", MACHINE, MACHINE)),
                        List.of(new CallStatus(
                                CallStatus.Direction.OUTGOING,
                                "5550102",
                                "bridged",
                                TimeUnit.SECONDS.toNanos(88),
                                446,
                                23,
                                0)))
                .json();
        assertThat(status)
                .hasToString("{\"sip\":\"127.0.1.1:5060\",\"relay\":\"relay.example.com:4338\",\"lines\":[{"
                        + "\"id\":\"5550101\",\"state\":\"logged-in\",\"relay\":\"kyoto\",\"connections\":2,"
                        + "\"vacant\":1,\"inUse\":1,\"machine\":{\"registered\":true,\"address\":\"127.0.1.2:5070\"},"
                        + "\"calls\":[{\"direction\":\"outgoing\",\"partner\":\"5550102\",\"state\":\"bridged\","
                        + "\"seconds\":12,\"packetsToRelay\":446,\"packetsToMachine\":23,\"dropped\":0}]}],"
                        + "\"alarms\":[]}");
        assertThat(StatusCommand.text(status)).isEqualToNormalizingNewlines("""
                Agent speaks SIP at 127.0.1.1:5060, its relay is relay.example.com:4338.

                LINE     STATE      CONNECTIONS  VACANT  IN USE  MACHINE
                5550101  logged-in  2            1       1       127.0.1.2:5070

                LINE     DIRECTION  PARTNER  STATE    SINCE  PACKETS OUT  PACKETS IN  DROPPED
                5550101  outgoing   5550102  bridged  12 s   446          23          0
                """);
    }

    @Test
    void aLineThatIsRefusedIsAnAlarm() {
        ObjectNode status = new AgentStatus(SIP, "relay.example.com:4338", 0)
                .line(
                        new UplinkStatus(
                                "5550101",
                                UplinkStatus.State.REFUSED,
                                Reason.LOGIN_REFUSED,
                                null,
                                null,
                                0,
                                0,
                                0,
                                60_000),
                        Optional.empty(),
                        List.of())
                .alarm("Another one.")
                .json();
        assertThat(StatusCommand.text(status)).isEqualToNormalizingNewlines("""
                Agent speaks SIP at 127.0.1.1:5060, its relay is relay.example.com:4338.

                LINE     STATE    CONNECTIONS  VACANT  IN USE  MACHINE
                5550101  refused  0            0       0       not registered
                5550101: The relay does not know this fax ID with this password. Have the relay's operator check the registration.

                No calls.

                ALARM: 5550101: The relay does not know this fax ID with this password. Have the relay's operator check the registration.

                ALARM: Another one.
                """);
    }
}
