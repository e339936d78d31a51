package org.pagewire.image.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaScalerTest {

    @Test
    void aPixelIsTheMeanOfWhatItCovers() {
        GreyPlane plane = new GreyPlane(2, 1);
        AreaScaler scaler = new AreaScaler(4, 2, plane, 2, 1);

        scaler.row(new byte[] {0, 100, (byte) 200, (byte) 200}, 0);
        scaler.row(new byte[] {100, (byte) 200, (byte) 200, (byte) 100}, 0);

        assertThat(plane.octets()).containsExactly(100, (byte) 175);
    }

    @Test
    void pixelsOfAFractionCountByTheirShare() {
        GreyPlane plane = new GreyPlane(2, 2);
        AreaScaler scaler = new AreaScaler(3, 3, plane, 2, 2);

        for (int y = 0; y < 3; y++) {
            scaler.row(new byte[] {0, 90, (byte) 180}, 0);
        }

        assertThat(plane.octets()).containsExactly(30, (byte) 150, 30, (byte) 150);
    }

    /** From 400 dpi to 204 by 98, 196 and 391, from 96 up to 204 by 196, and odd ones. */
    @ParameterizedTest
    @CsvSource({"400,400,204,98", "400,400,204,196", "400,400,204,391", "96,96,204,196", "7,5,13,3", "1,1,9,9"})
    void everyRowComesAndTheMeanOfAllStays(int width, int height, int newWidth, int newHeight) {
        Random random = new Random(1);
        GreyPlane plane = new GreyPlane(newWidth, newHeight);
        AreaScaler scaler = new AreaScaler(width, height, plane, newWidth, newHeight);
        long sum = 0;
        for (int y = 0; y < height; y++) {
            byte[] row = new byte[width];
            random.nextBytes(row);
            for (byte value : row) {
                sum += value & 0xFF;
            }
            scaler.row(row, 0);
        }

        long scaled = 0;
        for (byte value : plane.octets()) {
            scaled += value & 0xFF;
        }
        assertThat(Math.abs((double) scaled / plane.octets().length - (double) sum / (width * height)))
                .isLessThan(0.5);
    }
}
