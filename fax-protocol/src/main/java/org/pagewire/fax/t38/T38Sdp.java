package org.pagewire.fax.t38;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t38.T38Parameters.ErrorCorrection;
import org.pagewire.fax.t38.T38Parameters.RateManagement;

/**
 * T.38 attributes of SDP (T.38 Annex D, clause D.2.3): the part after {@code a=}. Reads what peers are known to write:
 * any case, misspelt names, missing or senseless values (the default counts), booleans with {@code :0} or {@code :1}.
 */
public final class T38Sdp {
    /** What an end that states nothing is taken for: version 0, 14,400 bit/s, transferred TCF, no error correction. */
    public static final T38Parameters DEFAULTS =
            new T38Parameters(0, 14_400, RateManagement.TRANSFERRED_TCF, 0, 0, ErrorCorrection.NONE);

    private static final int MAX_VERSION = 3;
    private static final int LEAST_BIT_RATE = 2400;
    private static final int MAX_BIT_RATE = 33_600;

    private T38Sdp() {}

    /** The attributes that state this description, in the order of table D.1. */
    public static List<String> write(T38Description description) {
        T38Parameters parameters = description.parameters();
        List<String> lines = new ArrayList<>();
        lines.add("T38FaxVersion:" + parameters.version());
        lines.add("T38MaxBitRate:" + parameters.maxBitRate());
        if (description.fillBitRemoval()) {
            lines.add("T38FaxFillBitRemoval");
        }
        if (description.transcodingMmr()) {
            lines.add("T38FaxTranscodingMMR");
        }
        if (description.transcodingJbig()) {
            lines.add("T38FaxTranscodingJBIG");
        }
        lines.add("T38FaxRateManagement:"
                + switch (parameters.rateManagement()) {
                    case LOCAL_TCF -> "localTCF";
                    case TRANSFERRED_TCF -> "transferredTCF";
                });
        if (parameters.maxBuffer() > 0) {
            lines.add("T38FaxMaxBuffer:" + parameters.maxBuffer());
        }
        if (parameters.maxDatagram() > 0) {
            lines.add("T38FaxMaxDatagram:" + parameters.maxDatagram());
        }
        switch (parameters.errorCorrection()) {
            case FEC -> lines.add("T38FaxUdpEC:t38UDPFEC");
            case REDUNDANCY -> lines.add("T38FaxUdpEC:t38UDPRedundancy");
            case NONE -> {}
        }
        return lines;
    }

    /**
     * Reads a media description's attributes, without {@code a=}; those that are not T.38's are passed over. Where one
     * is there twice, the last counts.
     */
    public static T38Description read(Iterable<String> attributes) {
        int version = DEFAULTS.version();
        int maxBitRate = DEFAULTS.maxBitRate();
        RateManagement rateManagement = DEFAULTS.rateManagement();
        int maxBuffer = 0;
        int maxDatagram = 0;
        ErrorCorrection errorCorrection = ErrorCorrection.NONE;
        boolean fillBitRemoval = false;
        boolean mmr = false;
        boolean jbig = false;
        for (String attribute : attributes) {
            int colon = attribute.indexOf(':');
            String name = (colon < 0 ? attribute : attribute.substring(0, colon))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            String value = colon < 0 ? null : attribute.substring(colon + 1).strip();
            switch (name) {
                case "t38faxversion" -> version = number(value, 0, MAX_VERSION, version);
                case "t38maxbitrate", "t38faxmaxbitrate", "t38faxmaxrate" ->
                    maxBitRate = number(value, LEAST_BIT_RATE, MAX_BIT_RATE, maxBitRate);
                case "t38faxratemanagement" ->
                    rateManagement =
                            "localtcf".equals(lower(value)) ? RateManagement.LOCAL_TCF : RateManagement.TRANSFERRED_TCF;
                case "t38faxmaxbuffer" -> maxBuffer = number(value, 0, Integer.MAX_VALUE, 0);
                case "t38faxmaxdatagram", "t38maxdatagram" -> maxDatagram = number(value, 0, 65_507, 0);
                case "t38faxudpec", "t38udpec" -> errorCorrection = errorCorrection(value);
                case "t38faxfillbitremoval" -> fillBitRemoval = truth(value);
                case "t38faxtranscodingmmr" -> mmr = truth(value);
                case "t38faxtranscodingjbig" -> jbig = truth(value);
                default -> {}
            }
        }
        T38Parameters parameters =
                new T38Parameters(version, maxBitRate, rateManagement, maxBuffer, maxDatagram, errorCorrection);
        return new T38Description(parameters, fillBitRemoval, mmr, jbig);
    }

    /**
     * The answer to an offer (RFC 3264 with T.38 clause D.2.3.4): version and bit rate the lower of both, rate management
     * as offered over UDPTL, which has no other than transferred TCF, buffer and datagram size our own, error correction
     * what both can.
     */
    public static T38Parameters answer(T38Parameters offer, T38Parameters own) {
        return new T38Parameters(
                Math.min(offer.version(), own.version()),
                Math.min(offer.maxBitRate(), own.maxBitRate()),
                offer.rateManagement(),
                own.maxBuffer(),
                own.maxDatagram(),
                offer.errorCorrection() == ErrorCorrection.NONE ? ErrorCorrection.NONE : own.errorCorrection());
    }

    private static ErrorCorrection errorCorrection(@Nullable String value) {
        String lower = lower(value);
        if (lower.contains("redundancy")) {
            return ErrorCorrection.REDUNDANCY;
        }
        return lower.contains("fec") ? ErrorCorrection.FEC : ErrorCorrection.NONE;
    }

    /** Present means true, as T.38 has it, unless the peer wrote a value that says otherwise. */
    private static boolean truth(@Nullable String value) {
        String lower = lower(value);
        return !lower.equals("0") && !lower.equals("no") && !lower.equals("false");
    }

    /** A number brought into its range; the default for none. */
    private static int number(@Nullable String value, int least, int most, int otherwise) {
        if (value == null || value.isEmpty() || value.length() > 18) {
            return otherwise;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return otherwise;
            }
        }
        return (int) Math.max(least, Math.min(most, Long.parseLong(value)));
    }

    private static String lower(@Nullable String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
