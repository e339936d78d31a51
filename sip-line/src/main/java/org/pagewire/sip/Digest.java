package org.pagewire.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The digest of RFC 2617 clause 3.2.2 with MD5, which is what fax machines and adapters speak.
 *
 * @param user user name
 * @param realm realm of the challenge
 * @param nonce nonce of the challenge
 * @param method method of the request
 * @param uri digest-uri of the Authorization header
 * @param quality null where the challenge offers no qop
 */
record Digest(
        String user,
        String realm,
        String nonce,
        String method,
        String uri,
        @Nullable Quality quality) {

    /** qop=auth: what the client adds. */
    record Quality(String clientNonce, int count) {}

    /** The response for a password, as 32 lower-case hexadecimal digits. */
    String response(String password) {
        String secret = md5(user + ":" + realm + ":" + password);
        String request = md5(method + ":" + uri);
        String middle = quality == null
                ? nonce
                : nonce + ":" + "%08x".formatted(quality.count()) + ":" + quality.clientNonce() + ":auth";
        return md5(secret + ":" + middle + ":" + request);
    }

    /** Compares in a time that does not depend on where the two differ. */
    boolean matches(String password, String response) {
        return MessageDigest.isEqual(
                response(password).getBytes(StandardCharsets.US_ASCII), response.getBytes(StandardCharsets.US_ASCII));
    }

    private static String md5(String text) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
