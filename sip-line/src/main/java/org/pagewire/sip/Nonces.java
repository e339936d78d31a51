package org.pagewire.sip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces that need not be remembered: time of making and a code over it and the host they were made for, so that a
 * request which somebody overheard is of no use from another host, nor later. Belongs to one thread.
 */
final class Nonces {
    private static final long VALID_NANOS = 60_000_000_000L;
    private static final int TIME = 8;
    private static final int CODE = 16;

    private final SecretKeySpec key;

    /**
     * @param key 32 random octets
     */
    Nonces(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    String make(String host, long now) {
        byte[] time = ByteBuffer.allocate(TIME).putLong(now).array();
        return HexFormat.of().formatHex(time) + HexFormat.of().formatHex(code(time, host));
    }

    /** True for a nonce made for this host within the last 60 s. */
    boolean valid(String nonce, String host, long now) {
        if (nonce.length() != 2 * (TIME + CODE) || !nonce.matches("[0-9a-f]+")) {
            return false;
        }
        byte[] octets = HexFormat.of().parseHex(nonce);
        byte[] time = Arrays.copyOf(octets, TIME);
        long age = now - ByteBuffer.wrap(time).getLong();
        return age >= 0
                && age <= VALID_NANOS
                && MessageDigest.isEqual(Arrays.copyOfRange(octets, TIME, octets.length), code(time, host));
    }

    private byte[] code(byte[] time, String host) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(time);
            return Arrays.copyOf(mac.doFinal(host.getBytes(StandardCharsets.UTF_8)), CODE);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
