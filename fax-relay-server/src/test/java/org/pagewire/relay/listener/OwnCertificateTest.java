package org.pagewire.relay.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate a relay makes for itself. */
class OwnCertificateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void namesAndAddressesAreInItAndItLivesTenYears() throws Exception {
        OwnCertificate own = OwnCertificate.in(folder, List.of("fax.example.com", "203.0.113.7", "::1"), NOW);
        X509Certificate certificate = read(own.certificate());
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactly("fax.example.com", "203.0.113.7", "0:0:0:0:0:0:0:1");
        assertThat(((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getCurve()
                        .getField()
                        .getFieldSize())
                .isEqualTo(256);
        certificate.checkValidity(java.util.Date.from(NOW.plus(Duration.ofDays(3_650))));
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
    }

    @Test
    void onlyTheOwnerReadsTheKey() throws Exception {
        OwnCertificate own = OwnCertificate.in(folder, List.of("localhost"), NOW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.key())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(own.key())).startsWith("-----BEGIN PRIVATE KEY-----\n");
    }

    @Test
    void itIsMadeOnceAndStays() throws Exception {
        OwnCertificate own = OwnCertificate.in(folder, List.of("localhost"), NOW);
        String first = Files.readString(own.certificate());
        OwnCertificate.in(folder, List.of("other.example.com"), NOW.plusSeconds(1));
        assertThat(Files.readString(own.certificate())).isEqualTo(first);
    }

    private static X509Certificate read(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
