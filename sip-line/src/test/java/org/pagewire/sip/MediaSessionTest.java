package org.pagewire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.IfpSyntax;
import org.pagewire.fax.t38.Indicator;
import org.pagewire.fax.t38.UdptlSender;

/** A call's UDPTL socket against plain sockets (R-E3, field notes 1). */
@Timeout(20)
class MediaSessionTest {
    private static final IfpPacket CNG = new IfpPacket.Signal(Indicator.CNG);
    private static final IfpPacket CED = new IfpPacket.Signal(Indicator.CED);
    private static final int TIMEOUT_MS = 5000;

    private final UdptlSender peer = new UdptlSender(IfpSyntax.ASN1_1998, 0, 0);
    private final Recorder events = new Recorder();
    private final CountDownLatch unreachable = new CountDownLatch(1);
    private Station station;
    private DatagramSocket stated;
    private DatagramSocket other;
    private MediaSession media;

    @BeforeEach
    void open() throws Exception {
        station = new Station("127.0.1.1");
        stated = socket("127.0.1.7");
        other = socket("127.0.1.8");
        media = station.on(() -> open("test"));
        station.run(() -> media.start(address(stated), Station.OWN));
    }

    @AfterEach
    void close() throws Exception {
        station.run(media::close);
        station.close();
        stated.close();
        other.close();
    }

    @Test
    void packetsGoToTheStatedAddress() throws Exception {
        station.run(() -> media.send(CED));
        assertThat(receive(stated)).isPositive();
    }

    @Test
    void aMachineThatSendsFromElsewhereIsAnsweredThereOnce() throws Exception {
        send(other, CNG);
        assertThat(events.await(Recorder.Packet.class).packet()).isEqualTo(CNG);
        station.run(() -> media.send(CED));
        assertThat(receive(other)).isPositive();
        // From now on nobody else is heard, not even the stated address.
        send(stated, CNG);
        send(other, CED);
        assertThat(events.await(Recorder.Packet.class).packet()).isEqualTo(CED);
    }

    @Test
    void noThirdHostTakesTheCallOver() throws Exception {
        try (DatagramSocket third = socket("127.0.1.9")) {
            send(third, CED);
            send(stated, CNG);
            assertThat(events.await(Recorder.Packet.class).packet()).isEqualTo(CNG);
            station.run(() -> media.send(CED));
            assertThat(receive(stated)).isPositive();
        }
    }

    /** Field notes 2: a session refresh in mid-call lost the last pages. */
    @Test
    void aRefreshChangesNothingForAMachineThatSendsFromElsewhere() throws Exception {
        send(other, CNG);
        events.await(Recorder.Packet.class);
        station.run(() -> media.send(CED));
        receive(other);
        station.run(() -> media.start(address(stated), Station.OWN));
        station.run(() -> media.send(CED));
        DatagramPacket second = new DatagramPacket(new byte[2000], 2000);
        other.receive(second);
        assertThat(second.getData()[1]).as("sequence number").isEqualTo((byte) 1);
    }

    @Test
    void nonsenseFromElsewhereChangesNothing() throws Exception {
        byte[] rtp = new byte[172];
        rtp[0] = (byte) 0x80;
        other.send(new DatagramPacket(rtp, rtp.length, media.local()));
        send(stated, CNG);
        events.await(Recorder.Packet.class);
        station.run(() -> media.send(CED));
        assertThat(receive(stated)).isPositive();
    }

    @Test
    void aClosedPortOfTheOtherEndIsNoticed() throws Exception {
        send(stated, CNG);
        events.await(Recorder.Packet.class);
        stated.close();
        station.run(() -> media.send(CED));
        station.run(() -> media.send(CED));
        assertThat(unreachable.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anotherAgreementMayNameAnotherAddress() throws Exception {
        send(stated, CNG);
        events.await(Recorder.Packet.class);
        station.run(() -> media.start(address(other), Station.OWN));
        station.run(() -> media.send(CED));
        assertThat(receive(other)).isPositive();
        byte[] first = new UdptlSender(IfpSyntax.ASN1_1998, 0, 0).send(CED).get(0);
        other.send(new DatagramPacket(first, first.length, media.local()));
        assertThat(events.await(Recorder.Packet.class).packet()).isEqualTo(CED);
    }

    @Test
    void nothingIsSentWithoutT38() throws Exception {
        station.run(media::stop);
        assertThat(station.on(() -> media.send(CED))).isFalse();
    }

    /** The first packets overtake the answer that makes the call. */
    @Test
    void packetsThatComeBeforeTheAnswerAreHeardAfterIt() throws Exception {
        MediaSession quick = station.on(() -> open("early"));
        byte[] rtp = new byte[172];
        rtp[0] = (byte) 0x80;
        stated.send(new DatagramPacket(rtp, rtp.length, quick.local()));
        for (IfpPacket packet : List.of(CED, CNG)) {
            byte[] datagram = peer.send(packet).get(0);
            stated.send(new DatagramPacket(datagram, datagram.length, quick.local()));
        }
        station.run(() -> quick.start(address(stated), Station.OWN));

        assertThat(events.await(Recorder.Packet.class).packet()).isEqualTo(CED);
        assertThat(events.await(Recorder.Packet.class).packet()).isEqualTo(CNG);
        station.run(quick::close);
    }

    /** The machine's SIP comes from the host of {@link #other}. */
    private MediaSession open(String call) throws Exception {
        InetAddress host = InetAddress.getByName("127.0.1.1");
        return MediaSession.open(call, host, InetAddress.getByName("127.0.1.8"), station.loop(), new Events());
    }

    /** A socket that is connected loses in the JDK what waits in it. */
    @Test
    void packetsRightBehindTheFirstAreHeard() throws Exception {
        MediaSession quick = station.on(() -> open("early"));
        sendTo(quick, CED);
        station.run(() -> {}); // it is read
        station.run(() -> {});
        station.on(() -> {
            sendTo(quick, CNG);
            quick.start(address(stated), Station.OWN);
            return true;
        });
        assertThat(events.await(Recorder.Packet.class).packet()).isEqualTo(CED);
        assertThat(events.await(Recorder.Packet.class).packet()).isEqualTo(CNG);
        station.run(quick::close);
    }

    private void sendTo(MediaSession session, IfpPacket packet) throws Exception {
        byte[] datagram = peer.send(packet).get(0);
        stated.send(new DatagramPacket(datagram, datagram.length, session.local()));
    }

    private void send(DatagramSocket from, IfpPacket packet) throws Exception {
        byte[] datagram = peer.send(packet).get(0);
        from.send(new DatagramPacket(datagram, datagram.length, media.local()));
    }

    private static int receive(DatagramSocket socket) throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
        socket.receive(packet);
        return packet.getLength();
    }

    private static DatagramSocket socket(String host) throws Exception {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(host, 0));
        socket.setSoTimeout(TIMEOUT_MS);
        return socket;
    }

    private static InetSocketAddress address(DatagramSocket socket) {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private final class Events implements MediaSession.Listener {
        @Override
        public void onPacket(IfpPacket packet) {
            events.onPacket(packet);
        }

        @Override
        public void onLoss(int count) {
            // Losses are the receiver's own test.
        }

        @Override
        public void onUnreachable() {
            unreachable.countDown();
        }
    }
}
