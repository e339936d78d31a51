package org.pagewire.fax.t31;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DLE shielding in both directions. */
class DleTest {

    private static List<Integer> read(int... octets) {
        DleReader reader = new DleReader();
        List<Integer> values = new ArrayList<>();
        for (int octet : octets) {
            int value = reader.take((byte) octet);
            if (value != DleReader.NOTHING) {
                values.add(value);
            }
        }
        return values;
    }

    private static byte[] written(boolean pairs, byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DleWriter writer = new DleWriter(out, pairs);
        for (byte[] piece : pieces) {
            writer.data(piece);
        }
        writer.end();
        return out.toByteArray();
    }

    private static byte[] octets(int... values) {
        byte[] octets = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            octets[i] = (byte) values[i];
        }
        return octets;
    }

    @Test
    void eachOctetIsItselfAndAfterDleItsMeaning() {
        for (int octet = 0; octet < 256; octet++) {
            if (octet != 0x10) {
                assertThat(read(octet)).containsExactly(octet);
            }
            List<Integer> meaning = switch (octet) {
                case 0x10 -> List.of(0x10);
                case 0x03 -> List.of(DleReader.END);
                case 0x1A -> List.of(DleReader.TWO_DLE);
                default -> List.of();
            };
            assertThat(read(0x10, octet)).as("DLE %02X", octet).isEqualTo(meaning);
            assertThat(read(0x10, octet, 0x41)).hasSize(meaning.size() + 1).endsWith(0x41);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsWrittenIsReadAgainWhereverItIsSplit(boolean pairs) {
        for (int octet = 0; octet < 256; octet++) {
            byte[] data = octets(octet, 0x10, 0x10, octet, 0x10, 0x03, 0x10, 0x10, 0x10, 0x1A, octet, octet);
            byte[] whole = written(pairs, data);
            for (int split = 0; split <= data.length; split++) {
                byte[] parts = written(pairs, Arrays.copyOf(data, split), Arrays.copyOfRange(data, split, data.length));
                assertThat(parts).isEqualTo(whole);
            }
            assertThat(unshielded(whole)).isEqualTo(data);
        }
    }

    @Test
    void randomDataComesThroughAndPairsMakeItShorter() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] data = new byte[random.nextInt(300)];
            for (int j = 0; j < data.length; j++) {
                data[j] = (byte) (random.nextInt(3) > 0 ? 0x10 : random.nextInt(256));
            }
            byte[] plain = written(false, data);
            byte[] paired = written(true, data);
            assertThat(unshielded(plain)).isEqualTo(data);
            assertThat(unshielded(paired)).isEqualTo(data);
            assertThat(paired.length).isLessThanOrEqualTo(plain.length);
        }
    }

    private static byte[] unshielded(byte[] shielded) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        DleReader reader = new DleReader();
        for (int i = 0; i < shielded.length; i++) {
            int value = reader.take(shielded[i]);
            if (value == DleReader.END) {
                assertThat(i).isEqualTo(shielded.length - 1);
            } else if (value == DleReader.TWO_DLE) {
                data.writeBytes(octets(0x10, 0x10));
            } else if (value != DleReader.NOTHING) {
                data.write(value);
            }
        }
        return data.toByteArray();
    }

    @Test
    void twoDleAreFourOrAPair() {
        assertThat(written(false, octets(0x10, 0x10))).isEqualTo(octets(0x10, 0x10, 0x10, 0x10, 0x10, 0x03));
        assertThat(written(true, octets(0x10, 0x10))).isEqualTo(octets(0x10, 0x1A, 0x10, 0x03));
        assertThat(written(true, octets(0x10))).isEqualTo(octets(0x10, 0x10, 0x10, 0x03));
    }
}
