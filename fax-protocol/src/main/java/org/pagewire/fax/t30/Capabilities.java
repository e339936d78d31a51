package org.pagewire.fax.t30;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a terminal can do, as DIS says it and as the sender chooses from it. MH, standard resolution, A4 width and V.27 ter
 * at 2,400 bit/s are always there.
 *
 * @param codings MMR counts only together with {@code ecm}
 * @param resolutions what can be recorded
 * @param maxWidthPels 1,728 (A4), 2,048 (and B4) or 2,432 (and A3)
 * @param unlimitedLength whether a page may be longer than its paper size says
 * @param ecm error correction mode (T.30 Annex A)
 * @param maxBitRate of the modems: 2,400, 4,800 (V.27 ter), 9,600 (and V.29) or 14,400 (and V.17)
 * @param minScanLineMs shortest time the recorder needs per row without ECM: 0, 5, 10, 20 or 40
 * @param internetAware whether the terminal is an Internet-aware fax device (T.38); unpaced image data is then welcome
 */
public record Capabilities(
        Set<Coding> codings,
        Set<Resolution> resolutions,
        int maxWidthPels,
        boolean unlimitedLength,
        boolean ecm,
        int maxBitRate,
        int minScanLineMs,
        boolean internetAware) {

    private static final int A4 = 1728;
    private static final int B4 = 2048;
    private static final int A3 = 2432;
    private static final List<Integer> BIT_RATES = List.of(2400, 4800, 9600, 14400);

    public Capabilities {
        EnumSet<Coding> allCodings = EnumSet.of(Coding.MH);
        allCodings.addAll(codings);
        codings = Set.copyOf(allCodings);
        EnumSet<Resolution> allResolutions = EnumSet.of(Resolution.STANDARD);
        allResolutions.addAll(resolutions);
        resolutions = Set.copyOf(allResolutions);
        if (maxWidthPels != A4 && maxWidthPels != B4 && maxWidthPels != A3) {
            throw new IllegalArgumentException("maxWidthPels is 1,728, 2,048 or 2,432, not " + maxWidthPels);
        }
        if (!BIT_RATES.contains(maxBitRate)) {
            throw new IllegalArgumentException("maxBitRate is one of " + BIT_RATES + ", not " + maxBitRate);
        }
        ScanLineTime.code(minScanLineMs);
    }

    /** Everything this engine can do. */
    public static Capabilities all() {
        return new Capabilities(
                EnumSet.allOf(Coding.class), EnumSet.allOf(Resolution.class), A3, true, true, 14400, 0, true);
    }

    /** The same with modems of at most this bit rate; at least V.27 ter at 2,400 bit/s remains. */
    Capabilities withRateLimit(int bitRate) {
        int rate = BIT_RATES.get(0);
        for (int candidate : BIT_RATES) {
            if (candidate <= Math.min(bitRate, maxBitRate)) {
                rate = candidate;
            }
        }
        return new Capabilities(
                codings, resolutions, maxWidthPels, unlimitedLength, ecm, rate, minScanLineMs, internetAware);
    }

    /** The information field of a DIS that offers to receive with these. */
    byte[] toDis() {
        return new FacsimileBits()
                .set(FacsimileBit.INTERNET_AWARE, internetAware)
                .set(FacsimileBit.RECEIVER, true)
                .set(FacsimileBit.RATE, 4, rateCode())
                .set(FacsimileBit.FINE, resolutions.contains(Resolution.FINE))
                .set(FacsimileBit.MR, codings.contains(Coding.MR))
                .set(FacsimileBit.WIDTH, 2, widthCode(maxWidthPels))
                .set(FacsimileBit.LENGTH, 2, unlimitedLength ? 0b01 : 0b00)
                .set(FacsimileBit.SCAN_LINE_TIME, 3, ScanLineTime.code(minScanLineMs))
                .set(FacsimileBit.ECM, ecm)
                .set(FacsimileBit.MMR, ecm && codings.contains(Coding.MMR))
                .set(FacsimileBit.SUPERFINE, resolutions.contains(Resolution.SUPERFINE))
                .toFif();
    }

    /** What a DIS offers, or empty when its sender cannot receive (bit 10) or the field is cut short. */
    static Optional<Capabilities> ofDis(byte[] fif) {
        FacsimileBits bits = new FacsimileBits(fif);
        if (fif.length < 2 || !bits.isSet(FacsimileBit.RECEIVER)) {
            return Optional.empty();
        }
        boolean ecm = bits.isSet(FacsimileBit.ECM);
        EnumSet<Coding> codings = EnumSet.of(Coding.MH);
        addIf(codings, Coding.MR, bits.isSet(FacsimileBit.MR));
        addIf(codings, Coding.MMR, ecm && bits.isSet(FacsimileBit.MMR));
        EnumSet<Resolution> resolutions = EnumSet.of(Resolution.STANDARD);
        addIf(resolutions, Resolution.FINE, bits.isSet(FacsimileBit.FINE));
        addIf(resolutions, Resolution.SUPERFINE, bits.isSet(FacsimileBit.SUPERFINE));
        return Optional.of(new Capabilities(
                codings,
                resolutions,
                widthOf(bits.code(FacsimileBit.WIDTH, 2)),
                bits.code(FacsimileBit.LENGTH, 2) == 0b01,
                ecm,
                rateOf(bits.code(FacsimileBit.RATE, 4)),
                ScanLineTime.ms(bits.code(FacsimileBit.SCAN_LINE_TIME, 3)),
                bits.isSet(FacsimileBit.INTERNET_AWARE)));
    }

    private static <E extends Enum<E>> void addIf(EnumSet<E> set, E element, boolean condition) {
        if (condition) {
            set.add(element);
        }
    }

    /** Bits 11 to 14 of DIS. */
    private int rateCode() {
        return switch (maxBitRate) {
            case 2400 -> 0b0000;
            case 4800 -> 0b0100;
            case 9600 -> 0b1100;
            default -> 0b1101;
        };
    }

    private static int rateOf(int code) {
        return switch (code) {
            case 0b0000 -> 2400;
            case 0b0100 -> 4800;
            case 0b1101 -> 14400;
            default -> 9600;
        };
    }

    /** Bits 17 and 18 of DIS and DCS. */
    static int widthCode(int widthPels) {
        return switch (widthPels) {
            case A4 -> 0b00;
            case B4 -> 0b10;
            default -> 0b01;
        };
    }

    /** Widest of a DIS, or the width of a DCS; the invalid 11 is read as A3, as other terminals do. */
    static int widthOf(int code) {
        return switch (code) {
            case 0b00 -> A4;
            case 0b10 -> B4;
            default -> A3;
        };
    }
}
