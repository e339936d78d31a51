package org.pagewire.relay.listener;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate a relay makes for itself when it is given none: EC P-256, ten years, signed with its own key. Agents
 * trust it by having a copy of the certificate file. It is made once and stays, because a new one would lock out every
 * agent that has the old one.
 *
 * @param certificate PEM, for everyone
 * @param key PEM, PKCS #8, mode 600
 */
public record OwnCertificate(Path certificate, Path key) {
    private static final Duration LIFE = Duration.ofDays(3_653);
    private static final int SERIAL_BITS = 127;
    private static final int LINE = 64;

    /** The certificate in this folder; one with these names is made when the folder has none. */
    public static OwnCertificate in(Path folder, List<String> names, Instant now) throws IOException {
        OwnCertificate own = new OwnCertificate(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        if (Files.notExists(own.certificate) || Files.notExists(own.key)) {
            Files.createDirectories(folder);
            own.make(names, now);
        }
        return own;
    }

    /** Names by which agents on this host and its network can reach it: localhost, loopback and the host's name. */
    public static List<String> usualNames() {
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
        try {
            names.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            // a host that does not know its own name is not reached by it
        }
        return List.copyOf(names);
    }

    private void make(List<String> names, Instant now) throws IOException {
        try {
            SecureRandom random = new SecureRandom();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair keys = generator.generateKeyPair();
            byte[] signed = signed(keys, names, now, new BigInteger(SERIAL_BITS, random));
            write(key, "rw-------", "PRIVATE KEY", keys.getPrivate().getEncoded());
            write(certificate, "rw-r--r--", "CERTIFICATE", signed);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("cannot make a certificate: " + e.getMessage(), e);
        }
    }

    private static byte[] signed(KeyPair keys, List<String> names, Instant now, BigInteger serial)
            throws IOException, OperatorCreationException {
        var subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "Pagewire relay")
                .addRDN(BCStyle.CN, names.get(0))
                .build();
        GeneralName[] alternatives = names.stream()
                .map(name -> new GeneralName(isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        // A day back, for agents whose clock is behind.
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                        subject,
                        serial,
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(LIFE)),
                        subject,
                        keys.getPublic())
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives))
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
    }

    private static boolean isAddress(String name) {
        return NetUtil.isValidIpV4Address(name) || NetUtil.isValidIpV6Address(name);
    }

    /** Through a file beside it, so that a relay killed meanwhile does not find half a file. */
    private static void write(Path file, String mode, String kind, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        text.append("-----BEGIN ").append(kind).append("-----\n");
        text.append(Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content));
        text.append("\n-----END ").append(kind).append("-----\n");
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, text.toString().getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(mode));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
