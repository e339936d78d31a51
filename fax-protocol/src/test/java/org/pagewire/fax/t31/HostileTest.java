package org.pagewire.fax.t31;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.fax.t38.HostilePackets;
import org.pagewire.fax.t38.T38Line;

/** DTEs, owners and T.38 peers that do anything at any time: the modem never throws, and never stops answering. */
class HostileTest {
    private static final String[] LINES = {
        "AT\r",
        "ATZ\r",
        "ATE1\r",
        "ATH\r",
        "ATH1\r",
        "ATA\r",
        "ATDT1\r",
        "ATS0=1\r",
        "ATS3=65\r",
        "ATS5=84\r",
        "ATV0\r",
        "ATQ1\r",
        "AT+FCLASS=1\r",
        "AT+FCLASS=1.0\r",
        "AT+FTH=3\r",
        "AT+FRH=3\r",
        "AT+FTM=145\r",
        "AT+FRM=145\r",
        "AT+FRM=24\r",
        "AT+FTH=146\r",
        "AT+FRH=98\r",
        "AT+FRS=5\r",
        "AT+FTS=5;+FRS=1;+FTH=3\r",
        "AT+FAR=1;+FDD=1\r",
        "AT+FLO=0\r",
        "A/",
        "\u00FF\u0013\u0084\u0010\u0003",
        "\u00FF\u0003\u0042\u0010\u0003",
        "\u0010\u0003",
        "\u0010\u001A",
        "\u0018",
        "\u0013",
        "\u0011",
        "\u00FF\u0013\u0083\u0000\u0000\u0000\u0004\u0010\u0003",
        "\u007E\u007E\u007E\u007E\u007E\u007E\u007E\u007E"
    };

    private static byte[] octets(Random random) {
        if (random.nextInt(3) > 0) {
            return LINES[random.nextInt(LINES.length)].getBytes(StandardCharsets.ISO_8859_1);
        }
        byte[] octets = new byte[random.nextInt(20) == 0 ? random.nextInt(30_000) : random.nextInt(40)];
        random.nextBytes(octets);
        return octets;
    }

    private static void owner(ClassOneModem modem, Random random, long nowNs) {
        switch (random.nextInt(12)) {
            case 0 -> modem.incomingCall(nowNs);
            case 1 -> modem.callEnded(nowNs);
            case 2 -> modem.dialFailed(DialFailure.values()[random.nextInt(4)], nowNs);
            case 3 -> modem.packetsMissing(nowNs);
            case 4 -> modem.dteGone(nowNs);
            default -> modem.connected(nowNs);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void nothingThrowsOrHangs(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            ClassOneModem modem = new ClassOneModem(Desk.IDENTITY, T38Line.overUdptl());
            long nowNs = random.nextLong(1L << 40);
            if (random.nextInt(4) > 0) {
                modem.fromDte("AT&D0+FCLASS=1;DT1\r".getBytes(StandardCharsets.ISO_8859_1), nowNs);
                modem.connected(nowNs);
            }
            for (int i = 0; i < 400; i++) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> modem.fromDte(octets(random), nowNs);
                    case 3, 4, 5 -> modem.receive(HostilePackets.next(random), nowNs);
                    case 6 -> owner(modem, random, nowNs);
                    default -> modem.advance(nowNs);
                }
                nowNs += random.nextInt(300) * 1_000_000L;
                drain(modem);
            }
            assertThatItStillAnswers(modem, nowNs);
        }
    }

    private static int drain(ClassOneModem modem) {
        int packets = 0;
        while (modem.nextPacket().isPresent()) {
            packets++;
        }
        while (modem.nextEvent().isPresent()) {
            packets++;
        }
        modem.toDte();
        return packets;
    }

    /** Left alone the modem comes to rest, or to a steady beat; a DTE that comes back finds it working. */
    private static void assertThatItStillAnswers(ClassOneModem modem, long fromNs) {
        long nowNs = fromNs;
        long untilNs = fromNs + 120_000_000_000L;
        int steps = 0;
        while (modem.nextDeadlineNs() <= untilNs) {
            nowNs = Math.max(nowNs, modem.nextDeadlineNs());
            modem.advance(nowNs);
            drain(modem);
            assertThat(++steps).isLessThan(60_000);
        }
        nowNs = untilNs;
        modem.fromDte(new byte[] {0x18}, nowNs);
        modem.callEnded(nowNs);
        modem.fromDte("\u0010\u0003\r".getBytes(StandardCharsets.ISO_8859_1), nowNs);
        // Whatever S3 and S5 have become: the DTE goes, with the reset that &D3 asks for, or this line does it.
        for (int c = 0; c < 128; c++) {
            modem.fromDte(new byte[] {(byte) c}, nowNs);
            modem.fromDte(("AT&F" + (char) c).getBytes(StandardCharsets.ISO_8859_1), nowNs);
        }
        modem.fromDte("\r".getBytes(StandardCharsets.ISO_8859_1), nowNs);
        modem.fromDte("AT&F\r".getBytes(StandardCharsets.ISO_8859_1), nowNs);
        drain(modem);
        modem.fromDte("ATH\r".getBytes(StandardCharsets.ISO_8859_1), nowNs);
        assertThat(new String(modem.toDte(), StandardCharsets.ISO_8859_1)).endsWith("\r\nOK\r\n");
    }
}
