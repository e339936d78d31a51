package org.pagewire.fax.t30;

import java.util.Optional;

/**
 * What a DCS commands (T.30 clause 5.3.6.2.3).
 *
 * @param page parameters of the pages that follow
 * @param frameOctets octets per ECM frame, 256 or 64
 * @param unlimitedLength whether a page may be longer than its paper; as the DIS offers it
 * @param internetAware whether both ends are Internet-aware fax devices
 */
record SendCommand(PageParameters page, int frameOctets, boolean unlimitedLength, boolean internetAware) {

    byte[] toDcs() {
        boolean mmr = page.coding() == Coding.MMR;
        return new FacsimileBits()
                .set(FacsimileBit.INTERNET_AWARE, internetAware)
                .set(FacsimileBit.RECEIVER, true)
                .set(FacsimileBit.RATE, 4, page.rate().dcsBits())
                .set(FacsimileBit.FINE, page.resolution() == Resolution.FINE)
                .set(FacsimileBit.MR, page.coding() == Coding.MR)
                .set(FacsimileBit.WIDTH, 2, Capabilities.widthCode(page.widthPels()))
                .set(FacsimileBit.LENGTH, 2, unlimitedLength ? 0b01 : 0b00)
                .set(FacsimileBit.SCAN_LINE_TIME, 3, ScanLineTime.code(page.minScanLineMs()))
                .set(FacsimileBit.ECM, page.ecm())
                .set(FacsimileBit.FRAME_SIZE_64, page.ecm() && frameOctets == 64)
                .set(FacsimileBit.MMR, mmr)
                .set(FacsimileBit.SUPERFINE, page.resolution() == Resolution.SUPERFINE)
                .toFif();
    }

    /** The command in a DCS, or empty when it is cut short or names a modem that does not exist. */
    static Optional<SendCommand> decode(byte[] fif) {
        if (fif.length < 2) {
            return Optional.empty();
        }
        FacsimileBits bits = new FacsimileBits(fif);
        boolean ecm = bits.isSet(FacsimileBit.ECM);
        return rateIn(fif)
                .map(rate -> new SendCommand(
                        new PageParameters(
                                codingIn(bits),
                                resolutionIn(bits),
                                Capabilities.widthOf(bits.code(FacsimileBit.WIDTH, 2)),
                                ecm,
                                rate,
                                ecm ? 0 : ScanLineTime.ms(bits.code(FacsimileBit.SCAN_LINE_TIME, 3))),
                        bits.isSet(FacsimileBit.FRAME_SIZE_64) ? 64 : 256,
                        bits.code(FacsimileBit.LENGTH, 2) == 0b01,
                        bits.isSet(FacsimileBit.INTERNET_AWARE)));
    }

    /** The modem and rate in bits 11 to 14, of a DCS or of the first 16 bits of one in a CTC. */
    static Optional<ModemRate> rateIn(byte[] fif) {
        if (fif.length < 2) {
            return Optional.empty();
        }
        return ModemRate.ofDcsBits(new FacsimileBits(fif).code(FacsimileBit.RATE, 4));
    }

    private static Coding codingIn(FacsimileBits bits) {
        if (bits.isSet(FacsimileBit.MMR)) {
            return Coding.MMR;
        }
        return bits.isSet(FacsimileBit.MR) ? Coding.MR : Coding.MH;
    }

    private static Resolution resolutionIn(FacsimileBits bits) {
        if (bits.isSet(FacsimileBit.SUPERFINE)) {
            return Resolution.SUPERFINE;
        }
        return bits.isSet(FacsimileBit.FINE) ? Resolution.FINE : Resolution.STANDARD;
    }

    @Override
    public String toString() {
        return "DCS " + page.rate().bitsPerSecond() + " " + page.coding() + " " + page.resolution() + " "
                + page.widthPels() + (page.ecm() ? " ECM" : "");
    }
}
