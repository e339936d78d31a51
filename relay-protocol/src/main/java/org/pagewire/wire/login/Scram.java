package org.pagewire.wire.login;

import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** What both sides of the exchange share. */
final class Scram {
    static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_256;
    static final StringPreparation PREPARATION = StringPreparation.SASL_PREPARATION;

    /** SHA-256, in octets. */
    static final int KEY = 32;

    /** 144 bits, 24 characters of base64 without padding; a nonce may hold no comma (RFC 5802 clause 5.1). */
    private static final int NONCE = 18;

    private Scram() {}

    static String nonce(RandomGenerator random) {
        byte[] octets = new byte[NONCE];
        random.nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
