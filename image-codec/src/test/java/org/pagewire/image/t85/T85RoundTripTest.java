package org.pagewire.image.t85;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;
import org.pagewire.image.t4.RowCounts;

/** What is encoded decodes to the same pixels (R-G2). */
class T85RoundTripTest {

    static List<T85Settings> settings() {
        List<T85Settings> all = new ArrayList<>();
        for (Template template : Template.values()) {
            for (boolean typical : new boolean[] {true, false}) {
                for (boolean independent : new boolean[] {true, false}) {
                    all.add(new T85Settings(1, T85Settings.UNKNOWN, 128, template, typical, independent));
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyWidthTo300DecodesToTheRowsEncoded(T85Settings form) {
        Random random = new Random(4);
        int[] stripes = {1, 2, 3, 7, 20, 128, 1_000_000};
        for (int width = 1; width <= 300; width++) {
            Page page = Coded.mixed(random, width, 1 + random.nextInt(40));
            for (int stripeRows : stripes) {
                assertSame(page, of(form, width, T85Settings.UNKNOWN, stripeRows), 1 << 20);
                assertSame(page, of(form, width, page.height(), stripeRows), 1 << 20);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void chunksOfAnySizeGiveTheSameRows(T85Settings form) {
        Page page = Coded.mixed(new Random(5), 1728, 300);
        for (int most : new int[] {1, 2, 3, 9, 100, 5_000}) {
            assertSame(page, of(form, 1728, T85Settings.UNKNOWN, 128), most);
            assertSame(page, of(form, 1728, 300, 128), most);
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void blankAndBlackAndTheWidestPagesDecodeToTheRowsEncoded(T85Settings form) {
        for (int width : new int[] {1, 61, 63, 64, 65, 127, 128, 192, 1728, Page.WIDEST}) {
            for (int height : new int[] {1, 127, 128, 129}) {
                byte[] bits = new byte[Page.stride(width) * height];
                assertSame(Page.of(width, Pages.FINE, bits), of(form, width, height, 128), 7);
                assertSame(Page.of(width, Pages.FINE, bits), of(form, width, T85Settings.UNKNOWN, 128), 7);
                java.util.Arrays.fill(bits, (byte) 0xFF);
                assertSame(Page.of(width, Pages.FINE, bits), of(form, width, height, 128), 7);
            }
        }
    }

    @Test
    void takingTheOctetsAsTheyComeGivesTheSameOctets() {
        Page page = Coded.mixed(new Random(6), 200, 400);
        T85Settings settings = T85Settings.of(200).withStripeRows(16);
        T85Encoder encoder = new T85Encoder(settings);
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        page.send((row, offset) -> {
            encoder.row(row, offset);
            int available = encoder.available();
            byte[] piece = encoder.take();
            assertThat(piece).hasSize(available);
            pieces.writeBytes(piece);
        });
        encoder.finish();
        encoder.finish();
        pieces.writeBytes(encoder.take());
        assertThat(pieces.toByteArray()).isEqualTo(T85Encoder.encode(page, settings));
    }

    @Test
    void bitsBeyondTheWidthDoNotCount() {
        T85Encoder clean = new T85Encoder(T85Settings.of(13));
        T85Encoder dirty = new T85Encoder(T85Settings.of(13));
        clean.row(new byte[] {5, 8}, 0);
        dirty.row(new byte[] {5, 15}, 0);
        clean.finish();
        dirty.finish();
        assertThat(dirty.take()).isEqualTo(clean.take());
    }

    @Test
    void settingsOutOfRangeAndRowsThatDoNotFitAreRefused() {
        T85Settings settings = T85Settings.of(8);
        for (int width : new int[] {0, -1, Page.WIDEST + 1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> T85Settings.of(width));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withStripeRows(0));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withHeight(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> T85Encoder.encode(Page.of(8, Pages.FINE, new byte[2]), settings.withHeight(3)));
        assertThatIllegalStateException().isThrownBy(new T85Encoder(settings)::finish);
        T85Encoder one = new T85Encoder(settings.withHeight(2));
        one.row(new byte[1], 0);
        assertThatIllegalStateException().isThrownBy(one::finish);
        one.row(new byte[1], 0);
        assertThatIllegalStateException().isThrownBy(() -> one.row(new byte[1], 0));
        one.finish();
        assertThatIllegalStateException().isThrownBy(() -> one.row(new byte[1], 0));
    }

    private static T85Settings of(T85Settings form, int width, int height, int stripeRows) {
        return new T85Settings(
                width, height, stripeRows, form.template(), form.typicalPrediction(), form.independentStripes());
    }

    private static void assertSame(Page page, T85Settings settings, int most) {
        Coded coded = Coded.decode(T85Encoder.encode(page, settings), Page.WIDEST, 100_000, most);
        assertThat(coded.end()).as("%s %s", settings, coded).isEqualTo(T85End.COMPLETE);
        assertThat(coded.counts()).as("%s", settings).isEqualTo(new RowCounts(page.height(), 0, 0));
        assertThat(coded.page().samePixels(page)).as("%s", settings).isTrue();
    }
}
