package org.pagewire.image.t85;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.RowCounts;

/** Damaged and hostile octets: a status, counts and bounded work, never an exception (R-G2). */
class T85DamageTest {

    private static final int MOST_ROWS = 200;

    private final Page page = Coded.mixed(new Random(8), 170, 90);
    private final T85Settings settings = T85Settings.of(170).withStripeRows(16);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyTruncationGivesTheRowsBeforeIt(boolean unknownHeight) {
        byte[] code = T85Encoder.encode(page, unknownHeight ? settings : settings.withHeight(90));
        int rowsBefore = 0;
        for (int length = 0; length < code.length; length++) {
            Coded coded = Coded.decode(Arrays.copyOf(code, length), 170, MOST_ROWS, 1 << 20);
            assertThat(coded.end()).isIn(T85End.DATA_ENDED, T85End.COMPLETE);
            int rows = coded.page().height();
            assertThat(rows).isEqualTo(coded.counts().total()).isBetween(rowsBefore - 40, unknownHeight ? 96 : 90);
            int sure = Math.max(0, Math.min(rows, 90) - 40);
            for (int y = 0; length > 20 && y < sure; y++) {
                assertThat(sameRow(coded.page(), y))
                        .as("%s octets, row %s", length, y)
                        .isTrue();
            }
            rowsBefore = Math.max(rowsBefore, rows);
        }
        assertThat(rowsBefore).isGreaterThanOrEqualTo(90);
    }

    @Test
    void everyFlippedBitGivesAStatusAndNoMoreRowsThanAllowed() {
        for (T85Settings form :
                new T85Settings[] {settings, settings.withHeight(90).withTemplate(Template.TWO_LINES)}) {
            byte[] code = T85Encoder.encode(page, form);
            Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
                for (int bit = 0; bit < code.length * 8; bit++) {
                    byte[] flipped = code.clone();
                    flipped[bit >> 3] ^= (byte) (1 << (bit & 7));
                    Coded coded = Coded.decode(flipped, 1728, MOST_ROWS, 1 << 20);
                    assertThat(coded.end()).isNotEqualTo(T85End.OPEN);
                    assertThat(coded.counts().total()).isBetween(0, MOST_ROWS);
                    assertThat(coded.page().height()).isEqualTo(coded.counts().total());
                }
            });
        }
    }

    @Test
    void noiseGivesAStatusAndNoMoreRowsThanAllowed() {
        Random random = new Random(9);
        byte[] code = T85Encoder.encode(page, settings);
        for (int i = 0; i < 3_000; i++) {
            byte[] noise = new byte[random.nextInt(600)];
            random.nextBytes(noise);
            if (i % 3 != 0) {
                System.arraycopy(code, 0, noise, 0, Math.min(20, noise.length));
            }
            for (int at = 20; i % 3 == 2 && at + 1 < noise.length; at += 1 + random.nextInt(30)) {
                noise[at] = (byte) 0xFF;
                noise[at + 1] = (byte) random.nextInt(9);
            }
            Coded coded = Coded.decode(noise, 1728, MOST_ROWS, 1 + random.nextInt(64));
            assertThat(coded.end()).isNotEqualTo(T85End.OPEN);
            assertThat(coded.counts().total()).isBetween(0, MOST_ROWS);
        }
    }

    @Test
    void whatDamageGivesIsTheSameForAllChunks() {
        Random random = new Random(10);
        byte[] code = T85Encoder.encode(page, settings.withHeight(90));
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = Arrays.copyOf(code, 21 + random.nextInt(code.length - 21));
            for (int at = 20 + random.nextInt(40); at + 1 < damaged.length; at += 1 + random.nextInt(200)) {
                damaged[at] = (byte) 0xFF;
                damaged[at + 1] = (byte) random.nextInt(9);
            }
            Coded whole = Coded.decode(damaged, 170, MOST_ROWS, 1 << 20);
            Coded cut = Coded.decode(damaged, 170, MOST_ROWS, 1 + i % 16);
            assertThat(cut.end()).as("%s", i).isEqualTo(whole.end());
            assertThat(cut.counts()).as("%s", i).isEqualTo(whole.counts());
            assertThat(cut.page().samePixels(whole.page())).as("%s", i).isTrue();
        }
    }

    @Test
    void damageEndsWithItsStripeWhereStripesStartAfresh() {
        byte[] code = T85Encoder.encode(page, settings.withHeight(90).withIndependentStripes(true));
        int second = endOfStripe(code, 20, Marker.SDRST);
        byte[] damaged = code.clone();
        damaged[(20 + second) / 2] ^= 0x10;
        Coded coded = Coded.decode(damaged);
        assertThat(coded.end()).isEqualTo(T85End.COMPLETE);
        for (int y = 16; y < 90; y++) {
            assertThat(sameRow(coded.page(), y)).as("row %s", y).isTrue();
        }
    }

    @Test
    void rowsOfAStripeWithMoreDataThanRowsAreBadUntilAStripeStartsAfresh() {
        for (boolean afresh : new boolean[] {true, false}) {
            byte[] code = T85Encoder.encode(page, settings.withHeight(90).withIndependentStripes(afresh));
            int first = endOfStripe(code, 20, afresh ? Marker.SDRST : Marker.SDNORM) - 2;
            int second = endOfStripe(code, first + 2, afresh ? Marker.SDRST : Marker.SDNORM) - 2;
            byte[] surplus = insert(code, second, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
            for (int most : new int[] {1, 1 << 20}) {
                Coded coded = Coded.decode(surplus, 170, MOST_ROWS, most);
                assertThat(coded.end()).isEqualTo(T85End.COMPLETE);
                assertThat(coded.counts()).isEqualTo(afresh ? new RowCounts(74, 16, 16) : new RowCounts(16, 74, 74));
                assertThat(coded.page().samePixels(page)).isTrue();
            }
        }
    }

    @Test
    void zerosAtTheEndOfAStripeAreNoSurplus() {
        byte[] code = T85Encoder.encode(page, settings.withHeight(90));
        int last = code.length - 2;
        for (int zeros = 0; zeros < 12; zeros++) {
            byte[] padded = insert(code, last, new byte[zeros]);
            for (int most : new int[] {1, 3, 1 << 20}) {
                for (int length : new int[] {padded.length, padded.length - 2}) {
                    Coded coded = Coded.decode(Arrays.copyOf(padded, length), 170, MOST_ROWS, most);
                    assertThat(coded.counts()).as("%s zeros", zeros).isEqualTo(new RowCounts(90, 0, 0));
                    assertThat(coded.end()).isEqualTo(T85End.COMPLETE);
                }
            }
        }
    }

    @Test
    void abortEndsThePage() {
        byte[] code = T85Encoder.encode(page, settings.withHeight(90));
        int second = endOfStripe(code, 20, Marker.SDNORM);
        Coded coded = Coded.decode(insert(code, second, new byte[] {(byte) 0xFF, Marker.ABORT}));
        assertThat(coded.end()).isEqualTo(T85End.ABORTED);
        assertThat(coded.counts()).isEqualTo(new RowCounts(16, 0, 0));
        byte[] inside = Arrays.copyOf(code, second);
        inside[second - 1] = Marker.ABORT;
        assertThat(Coded.decode(inside).end()).isEqualTo(T85End.ABORTED);
    }

    @Test
    void markersThatDoNotFitEndThePage() {
        byte[] code = T85Encoder.encode(page, settings.withHeight(90));
        int second = endOfStripe(code, 20, Marker.SDNORM);
        int[][] wrong = {
            {0xFF, 0x01},
            {0xFF, 0x08},
            {0xFF, 0xFF}, // reserved
            {0xFF, Marker.NEWLEN, 0, 0, 0, 80}, // the height is fixed
            {0xFF, Marker.ATMOVE, 0, 0, 0, 0, 5, 0}, // farther than the header says
            {0xFF, Marker.ATMOVE, 0, 0, 0, 0, 0, 1}, // up
            {0xFF, Marker.ATMOVE, 0, 0, 0, 16, 0, 0}, // behind the stripe
        };
        for (int[] marker : wrong) {
            byte[] octets = new byte[marker.length];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = (byte) marker[i];
            }
            Coded coded = Coded.decode(insert(code, second, octets));
            assertThat(coded.end()).as(Arrays.toString(marker)).isEqualTo(T85End.DAMAGED);
            assertThat(coded.page().height()).isEqualTo(16);
        }
    }

    @Test
    void commentsAnywhereBetweenStripesArePassedOver() {
        byte[] code = T85Encoder.encode(page, settings);
        byte[] comment = {(byte) 0xFF, Marker.COMMENT, 0, 0, 0, 4, (byte) 0xFF, 2, (byte) 0xFF, 4};
        int second = endOfStripe(code, 20, Marker.SDNORM);
        byte[] commented = insert(insert(insert(code, code.length - 8, comment), second, comment), 20, comment);
        for (int most : new int[] {1, 3, 1 << 20}) {
            Coded coded = Coded.decode(commented, 170, MOST_ROWS, most);
            assertThat(coded.end()).isEqualTo(T85End.COMPLETE);
            assertThat(coded.page().samePixels(page)).isTrue();
        }
    }

    @Test
    void limitsHoldAtAndBeyondThem() {
        byte[] code = T85Encoder.encode(page, settings.withHeight(90));
        assertThat(Coded.decode(code, 170, 90, 99).end()).isEqualTo(T85End.COMPLETE);
        Coded beyond = Coded.decode(code, 170, 89, 99);
        assertThat(beyond.end()).isEqualTo(T85End.ROW_LIMIT);
        assertThat(beyond.page().height()).isEqualTo(89);
        assertThat(Coded.decode(code, 169, 90, 99).end()).isEqualTo(T85End.REFUSED);
        for (int[] bad : new int[][] {{0, 90}, {Page.WIDEST + 1, 90}, {170, 0}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new T85Decoder(bad[0], bad[1], header -> (row, offset) -> {}));
        }
    }

    @Test
    void headersThatAreNotT85AreRefusedBeforeARowIsMade() {
        byte[] code = T85Encoder.encode(page, settings.withHeight(90));
        int[][] wrong = {
            {0, 1},
            {1, 1},
            {2, 0},
            {2, 2},
            {4, 0x7F},
            {4, 0xFF},
            {7, 0},
            {11, 0},
            {15, 0},
            {16, 0x80},
            {17, 1},
            {19, 0x80},
            {19, 0x06},
        };
        for (int[] change : wrong) {
            byte[] changed = code.clone();
            changed[change[0]] = (byte) change[1];
            Coded coded = Coded.decode(changed);
            assertThat(coded.end()).as(Arrays.toString(change)).isEqualTo(T85End.REFUSED);
            assertThat(coded.counts()).isEqualTo(RowCounts.NONE);
        }
    }

    /** Two octets of a stripe can ask for four thousand million rows. */
    @Test
    void anEmptyStripeMakesNoMoreRowsThanAllowed() {
        T85Header bomb = new T85Header(1728, 0xFFFF_FFFFL, 0xFFFF_FFFFL, 0, Template.THREE_LINES, false, false);
        byte[] code = insert(bomb.octets(), 20, new byte[] {(byte) 0xFF, Marker.SDNORM});
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            int[] rows = {0};
            T85Decoder decoder = new T85Decoder(1728, 20_000, header -> (row, offset) -> rows[0]++);
            decoder.write(code);
            assertThat(decoder.end()).isEqualTo(T85End.ROW_LIMIT);
            assertThat(rows[0]).isEqualTo(20_000);
            assertThat(decoder.counts().total()).isEqualTo(20_000);
        });
    }

    private boolean sameRow(Page other, int y) {
        for (int x = 0; x < page.width(); x++) {
            if (page.isBlack(x, y) != other.isBlack(x, y)) {
                return false;
            }
        }
        return true;
    }

    private static int endOfStripe(byte[] code, int from, int marker) {
        int at = from;
        while ((code[at] & 0xFF) != Marker.ESCAPE || code[at + 1] != marker) {
            at++;
        }
        return at + 2;
    }

    private static byte[] insert(byte[] code, int at, byte[] more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(code, 0, at);
        out.writeBytes(more);
        out.write(code, at, code.length - at);
        return out.toByteArray();
    }
}
