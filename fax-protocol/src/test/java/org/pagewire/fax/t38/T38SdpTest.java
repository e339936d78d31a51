package org.pagewire.fax.t38;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pagewire.fax.t38.T38Parameters.ErrorCorrection;
import org.pagewire.fax.t38.T38Parameters.RateManagement;

/** T.38 attributes of SDP, Annex D table D.1 (R-E3). */
class T38SdpTest {

    @Test
    void writesTheAttributesInTheOrderOfTheTable() {
        T38Parameters parameters =
                new T38Parameters(3, 33_600, RateManagement.TRANSFERRED_TCF, 2000, 320, ErrorCorrection.REDUNDANCY);
        assertThat(T38Sdp.write(new T38Description(parameters, true, true, true)))
                .containsExactly(
                        "T38FaxVersion:3",
                        "T38MaxBitRate:33600",
                        "T38FaxFillBitRemoval",
                        "T38FaxTranscodingMMR",
                        "T38FaxTranscodingJBIG",
                        "T38FaxRateManagement:transferredTCF",
                        "T38FaxMaxBuffer:2000",
                        "T38FaxMaxDatagram:320",
                        "T38FaxUdpEC:t38UDPRedundancy");
    }

    @Test
    void readsWhatItWrites() {
        for (ErrorCorrection errorCorrection : ErrorCorrection.values()) {
            for (RateManagement rateManagement : RateManagement.values()) {
                T38Description description =
                        T38Description.of(new T38Parameters(1, 9600, rateManagement, 0, 176, errorCorrection));
                assertThat(T38Sdp.read(T38Sdp.write(description))).isEqualTo(description);
            }
        }
    }

    @Test
    void nothingStatedMeansTheDefaults() {
        assertThat(T38Sdp.read(List.of("sendrecv"))).isEqualTo(T38Description.of(T38Sdp.DEFAULTS));
    }

    @Test
    void readsWhatPeersAreKnownToWrite() {
        T38Description description = T38Sdp.read(List.of(
                "t38faxversion: 0",
                "T38FaxMaxBitRate:14400",
                "T38FaxFillBitRemoval:0",
                "T38FaxTranscodingMMR:1",
                "T38FaxTranscodingJBIG",
                "T38FaxRateManagement:TransferredTCF",
                "T38FaxMaxBuffer:",
                "T38MaxDatagram:400",
                "T38FaxUdpEC:T38UDPREDUNDANCY",
                "T38VendorInfo:0 0 0"));
        assertThat(description)
                .isEqualTo(new T38Description(
                        new T38Parameters(
                                0, 14_400, RateManagement.TRANSFERRED_TCF, 0, 400, ErrorCorrection.REDUNDANCY),
                        false,
                        true,
                        true));
    }

    @Test
    void senselessValuesAreBroughtIntoRangeOrPassedOver() {
        T38Parameters parameters = T38Sdp.read(List.of(
                        "T38FaxVersion:7",
                        "T38MaxBitRate:1",
                        "T38FaxMaxBuffer:99999999999999999999",
                        "T38FaxMaxDatagram:-1",
                        "T38FaxUdpEC:whatever",
                        "T38FaxRateManagement",
                        ":",
                        ""))
                .parameters();
        assertThat(parameters)
                .isEqualTo(new T38Parameters(3, 2400, RateManagement.TRANSFERRED_TCF, 0, 0, ErrorCorrection.NONE));
    }

    @Test
    void theAnswerIsWhatBothEndsCan() {
        T38Parameters offer =
                new T38Parameters(3, 9600, RateManagement.TRANSFERRED_TCF, 2000, 320, ErrorCorrection.REDUNDANCY);
        T38Parameters own =
                new T38Parameters(0, 14_400, RateManagement.TRANSFERRED_TCF, 1024, 1400, ErrorCorrection.REDUNDANCY);
        assertThat(T38Sdp.answer(offer, own))
                .isEqualTo(new T38Parameters(
                        0, 9600, RateManagement.TRANSFERRED_TCF, 1024, 1400, ErrorCorrection.REDUNDANCY));
    }
}
