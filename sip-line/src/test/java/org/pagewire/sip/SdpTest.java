package org.pagewire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pagewire.fax.t38.T38Description;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.fax.t38.T38Parameters.ErrorCorrection;
import org.pagewire.fax.t38.T38Parameters.RateManagement;

/** Session descriptions of fax calls (T.38 Annex D, R-E3). */
class SdpTest {
    private static final InetSocketAddress LOCAL = new InetSocketAddress("127.0.1.1", 20_000);
    private static final T38Description OWN = T38Description.of(
            new T38Parameters(0, 14_400, RateManagement.TRANSFERRED_TCF, 2000, 400, ErrorCorrection.REDUNDANCY));

    @Test
    void anOfferOfT38IsOneImageLine() {
        assertThat(text(Sdp.offerFax(LOCAL, 7, 0, OWN))).isEqualTo("""
                        v=0
                        o=- 7 0 IN IP4 127.0.1.1
                        s=fax
                        c=IN IP4 127.0.1.1
                        t=0 0
                        m=image 20000 udptl t38
                        a=T38FaxVersion:0
                        a=T38MaxBitRate:14400
                        a=T38FaxRateManagement:transferredTCF
                        a=T38FaxMaxBuffer:2000
                        a=T38FaxMaxDatagram:400
                        a=T38FaxUdpEC:t38UDPRedundancy
                        """);
    }

    @Test
    void readsWhatItWrites() {
        Sdp offer = read(text(Sdp.offerFax(LOCAL, 7, 0, OWN)));
        assertThat(offer.fax().orElseThrow().t38()).isEqualTo(OWN);
        assertThat(offer.fax().orElseThrow().address()).contains(LOCAL);
        assertThat(read(text(Sdp.offerAudio(LOCAL, 7, 0))).audio()).isPresent();
    }

    @Test
    void anAnswerKeepsTheOrderAndRefusesTheRest() {
        Sdp offer = read("""
                v=0
                o=- 1 1 IN IP4 10.0.0.9
                s=-
                c=IN IP4 10.0.0.9
                t=0 0
                m=audio 4000 RTP/AVP 8 0 101
                a=rtpmap:101 telephone-event/8000
                m=image 4002 UDPTL T38
                c=IN IP4 10.0.0.10
                a=T38FaxVersion:0
                """);
        Sdp.Media fax = offer.fax().orElseThrow();
        assertThat(fax.address()).contains(new InetSocketAddress("10.0.0.10", 4002));
        assertThat(text(offer.answer(LOCAL, 7, 0, fax, OWN)))
                .contains("m=audio 0 RTP/AVP 8 0 101\nm=image 20000 udptl t38\n");
    }

    @Test
    void mediaThatIsOffOrStrangeIsNotTaken() {
        String head = "v=0\no=- 1 1 IN IP4 10.0.0.9\ns=-\nc=IN IP4 10.0.0.9\nt=0 0\n";
        assertThat(read(head + "m=image 0 udptl t38\n").fax()).isEmpty();
        assertThat(read(head + "m=image 4000 tcp t38\n").fax()).isEmpty();
        assertThat(read(head + "m=audio 4000 RTP/AVP 18\n").audio()).isEmpty();
        assertThat(read(head + "m=image 4000 udptl t38\nc=IN IP4 example.com\n")
                        .fax()
                        .orElseThrow()
                        .address())
                .isEmpty();
        assertThat(read(head + "m=image 4000 udptl t38\nc=IN IP4 0.0.0.0\n")
                        .fax()
                        .orElseThrow()
                        .address())
                .isEmpty();
    }

    @Test
    void whatIsNoDescriptionIsEmpty() {
        assertThat(Sdp.read(null)).isEmpty();
        assertThat(Sdp.read(new byte[0])).isEmpty();
        assertThat(Sdp.read(bytes("hello"))).isEmpty();
        assertThat(Sdp.read(bytes("v=0\ns=-\n"))).isEmpty();
        assertThat(Sdp.read(bytes("v=0\nm=image 70000 udptl t38\n"))).isEmpty();
        assertThat(Sdp.read(bytes("v=0\nm=image x udptl t38\n"))).isEmpty();
        assertThat(Sdp.read(bytes("v=0\nm=image\n"))).isEmpty();
        assertThat(Sdp.read(bytes("v=0\n" + "m=image 4000 udptl t38\n".repeat(Sdp.MAX_MEDIA + 1))))
                .isEmpty();
        assertThat(Sdp.read(bytes("v=0\n" + "m=image 4000 udptl t38\n".repeat(Sdp.MAX_MEDIA))))
                .isPresent();
        assertThat(Sdp.read(Arrays.copyOf(bytes("v=0\nm=image 4000 udptl t38\n"), Sdp.MAX_OCTETS + 1)))
                .isEmpty();
    }

    @Test
    void damagedDescriptionsDoNoHarm() {
        Random random = new Random(3264);
        byte[] offer = Sdp.offerFax(LOCAL, 7, 0, OWN);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(offer, random.nextInt(offer.length + 1));
            for (int hits = random.nextInt(4); hits > 0 && damaged.length > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Sdp.read(damaged).flatMap(Sdp::fax).ifPresent(fax -> {
                fax.t38();
                fax.address();
            });
        }
    }

    private static Sdp read(String text) {
        return Sdp.read(bytes(text)).orElseThrow();
    }

    private static String text(byte[] description) {
        return new String(description, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
