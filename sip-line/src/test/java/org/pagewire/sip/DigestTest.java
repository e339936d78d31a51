package org.pagewire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Digest and nonces of the registrar (R-E2). */
class DigestTest {

    @Test
    void theExampleOfRfc2617ComesOut() {
        // RFC 2617 clause 3.5
        Digest digest = new Digest(
                "Mufasa",
                "testrealm@host.com",
                "dcd98b7102dd2f0e8b11d0f600bfb0c093",
                "GET",
                "/dir/index.html",
                new Digest.Quality("0a4f113b", 1));
        assertThat(digest.response("Circle Of Life")).isEqualTo("6629fae49393a05397450978507c4ef1");
        assertThat(digest.matches("Circle Of Life", "6629fae49393a05397450978507c4ef1"))
                .isTrue();
        assertThat(digest.matches("circle of life", "6629fae49393a05397450978507c4ef1"))
                .isFalse();
    }

    @Test
    void aNonceIsGoodForItsHostAndItsMinute() {
        Nonces nonces = new Nonces(new byte[32]);
        long now = -TimeUnit.SECONDS.toNanos(5);
        String nonce = nonces.make("10.0.0.9", now);
        assertThat(nonces.valid(nonce, "10.0.0.9", now + TimeUnit.SECONDS.toNanos(60)))
                .isTrue();
        assertThat(nonces.valid(nonce, "10.0.0.9", now + TimeUnit.SECONDS.toNanos(61)))
                .isFalse();
        assertThat(nonces.valid(nonce, "10.0.0.9", now - 1)).isFalse();
        assertThat(nonces.valid(nonce, "10.0.0.8", now)).isFalse();
        assertThat(nonces.valid(nonce.substring(1), "10.0.0.9", now)).isFalse();
        assertThat(nonces.valid("0" + nonce.substring(1), "10.0.0.9", now)).isFalse();
        assertThat(nonces.valid("", "10.0.0.9", now)).isFalse();
        assertThat(new Nonces(new byte[] {1}).valid(nonce, "10.0.0.9", now)).isFalse();
    }
}
