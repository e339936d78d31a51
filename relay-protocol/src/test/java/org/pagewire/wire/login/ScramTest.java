package org.pagewire.wire.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.wire.message.Limits;
import org.pagewire.wire.message.Reason;

class ScramTest {
    private static final char[] PASSWORD = "pencil".toCharArray();
    private static final byte[] SECRET = "a secret of the relay".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7677);
    private final Verifier verifier = Verifier.ofPassword(PASSWORD, 4096, random);

    /** RFC 7677 clause 3. */
    @Test
    void theDeviceAnswersTheExampleOfRfc7677() throws LoginException {
        ScramClient client = new ScramClient(new Credentials("user", PASSWORD), "rOprNGfwEbeRWgbNEkqO");
        assertThat(client.first()).isEqualTo("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        String answer =
                client.answer("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
        assertThat(answer)
                .isEqualTo("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        client.verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    /** The verifier of RFC 7677's example, in the form other servers store it too. */
    @Test
    void theVerifierOfTheExampleHasItsKeys() {
        byte[] salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
        assertThat(Verifier.ofPassword(PASSWORD, 4096, salt).text())
                .isEqualTo("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ=="
                        + "$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=");
    }

    @Test
    void bothSidesAgreeOnTheRightPassword() throws LoginException {
        ScramClient client = new Credentials("5550101", PASSWORD).begin(random);
        ScramServer server = ScramServer.begin(client.first(), random);
        assertThat(server.userId()).isEqualTo("5550101");
        String proof = client.answer(server.challenge(Verifier.parse(verifier.text())));
        client.verify(server.prove(proof).orElseThrow());
    }

    @Test
    void aWrongPasswordIsRefused() throws LoginException {
        ScramClient client = new Credentials("5550101", "pencil2".toCharArray()).begin(random);
        ScramServer server = ScramServer.begin(client.first(), random);
        assertThat(server.prove(client.answer(server.challenge(verifier)))).isEmpty();
    }

    @Test
    void anUnknownIdIsChallengedLikeAnyOtherAndRefused() throws LoginException {
        Verifier fake = Verifier.fake(SECRET, "5550199", 4096);
        ScramClient client = new Credentials("5550199", PASSWORD).begin(random);
        ScramServer server = ScramServer.begin(client.first(), random);
        String challenge = server.challenge(fake);
        assertThat(challenge.length()).isEqualTo(server.challenge(verifier).length());
        assertThat(server.prove(client.answer(server.challenge(fake)))).isEmpty();
        assertThat(Verifier.fake(SECRET, "5550199", 4096).text()).isEqualTo(fake.text());
        assertThat(Verifier.fake(SECRET, "5550198", 4096).text()).isNotEqualTo(fake.text());
        byte[] otherSecret = Arrays.copyOf(SECRET, SECRET.length - 1);
        assertThat(Verifier.fake(otherSecret, "5550199", 4096).text()).isNotEqualTo(fake.text());
    }

    @Test
    void aProofOfAnotherExchangeIsNone() throws LoginException {
        Credentials credentials = new Credentials("5550101", PASSWORD);
        ScramClient client = credentials.begin(random);
        ScramServer server = ScramServer.begin(client.first(), random);
        String proof = client.answer(server.challenge(verifier));
        ScramServer second = ScramServer.begin(client.first(), random);
        second.challenge(verifier);
        assertThatThrownBy(() -> second.prove(proof)).hasMessageContaining("another exchange");
        assertThat(server.prove(proof)).isPresent();
        assertThatThrownBy(() -> server.prove(proof)).hasMessageContaining("no challenge is open");
    }

    @Test
    void keysWorkedOutBeforehandAreUsed() throws LoginException {
        Credentials credentials = new Credentials("5550101", PASSWORD);
        ScramClient client = credentials.begin(random);
        ScramServer server = ScramServer.begin(client.first(), random);
        String challenge = server.challenge(verifier);
        assertThat(credentials.isReadyFor(challenge)).isFalse();
        credentials.prepare(challenge);
        assertThat(credentials.isReadyFor(challenge)).isTrue();
        client.verify(server.prove(client.answer(challenge)).orElseThrow());
        assertThat(credentials.derivations()).isEqualTo(1);
    }

    @Test
    void aChallengeToBeRefusedNeedsNoPreparation() {
        Credentials credentials = new Credentials("5550101", PASSWORD);
        credentials.prepare("r=NONCEabc,s=c2FsdA==,i=1000001");
        assertThat(credentials.isReadyFor("r=NONCEabc,s=c2FsdA==,i=1000001")).isTrue();
        assertThat(credentials.derivations()).isZero();
    }

    @Test
    void furtherConnectionsReuseTheKeysUntilTheSaltChanges() throws LoginException {
        Credentials credentials = new Credentials("5550101", PASSWORD);
        for (int i = 0; i < 3; i++) {
            ScramClient client = credentials.begin(random);
            ScramServer server = ScramServer.begin(client.first(), random);
            client.verify(
                    server.prove(client.answer(server.challenge(verifier))).orElseThrow());
        }
        assertThat(credentials.derivations()).isEqualTo(1);
        ScramClient client = credentials.begin(random);
        ScramServer server = ScramServer.begin(client.first(), random);
        client.answer(server.challenge(Verifier.ofPassword(PASSWORD, 4096, random)));
        assertThat(credentials.derivations()).isEqualTo(2);
    }

    @Test
    void aRelayThatDidNotKnowThePasswordIsNotTrusted() throws LoginException {
        ScramClient client = new Credentials("5550101", PASSWORD).begin(random);
        client.answer(ScramServer.begin(client.first(), random).challenge(verifier));
        for (String serverFinal : new String[] {"v=" + "A".repeat(43) + "=", "e=other-error", "v=", "v=*", "x"}) {
            assertThatThrownBy(() -> client.verify(serverFinal))
                    .isInstanceOfSatisfying(
                            LoginException.class, e -> assertThat(e.reason()).isEqualTo(Reason.RELAY_NOT_TRUSTED));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "r=,s=,i=",
                "r=NONCEabc,s=c2FsdA==",
                "r=other,s=c2FsdA==,i=4096",
                "r=NONCEabc,s=***,i=4096",
                "r=NONCEabc,s=c2FsdA==,i=-1",
                "r=NONCEabc,s=c2FsdA==,i=0",
                "r=NONCEabc,s=c2FsdA==,i=4095",
                "r=NONCEabc,s=c2FsdA==,i=1000001",
                "r=NONCEabc,s=c2FsdA==,i=2147483647",
                "r=NONCEabc,s=c2FsdA==,i=99999999999",
                "m=ext,r=NONCEabc,s=c2FsdA==,i=4096"
            })
    void aChallengeThatIsNoneOrAsksTooMuchIsNotAnswered(String challenge) {
        Credentials credentials = new Credentials("5550101", PASSWORD);
        ScramClient client = new ScramClient(credentials, "NONCE");
        assertThatThrownBy(() -> client.answer(challenge)).isInstanceOf(LoginException.class);
        assertThat(credentials.derivations()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "n,,",
                "n,,n=,r=",
                "n,,n=a b,r=abc",
                "n,,r=abc,n=user",
                "n,a=other,n=user,r=abc",
                "p=tls-exporter,,n=user,r=abc",
                "n,,m=ext,n=user,r=abc"
            })
    void aFirstMessageThatIsNoneIsQuietlyRefused(String first) {
        assertThatThrownBy(() -> ScramServer.begin(first, random)).isInstanceOf(LoginException.class);
    }

    @Test
    void brokenMessagesAreLoginExceptionsAndNothingElse() throws LoginException {
        ScramClient client = new Credentials("5550101", PASSWORD).begin(random);
        String first = client.first();
        String challenge = ScramServer.begin(first, random).challenge(verifier);
        for (int round = 0; round < 5_000; round++) {
            String broken = broken(round % 2 == 0 ? first : challenge);
            try {
                if (round % 2 == 0) {
                    ScramServer server = ScramServer.begin(broken, random);
                    server.challenge(verifier);
                    server.prove(broken(new ScramClient(new Credentials("u", PASSWORD), "n").first()));
                } else {
                    new ScramClient(new Credentials("5550101", PASSWORD), "NONCE").answer(broken);
                }
            } catch (LoginException expected) {
                assertThat(expected.getStackTrace()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SCRAM-SHA-1$4096:c2FsdA==$a:b",
                "SCRAM-SHA-256$4095:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
                "SCRAM-SHA-256$4096:*$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="
            })
    void aStoredVerifierThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Verifier.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passwordsAndUserIdsHaveLimits() {
        for (String password : new String[] {"", "x".repeat(Verifier.PASSWORD + 1), "a\nb"}) {
            assertThatThrownBy(() -> Verifier.ofPassword(password.toCharArray(), 4096, random))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Credentials("x".repeat(Limits.USER_ID + 1), PASSWORD))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingSecretIsShown() {
        assertThat(verifier.toString()).isEqualTo("SCRAM-SHA-256 verifier of 4096 rounds");
        assertThat(new Credentials("5550101", PASSWORD).toString()).isEqualTo("credentials of 5550101");
    }

    private String broken(String message) {
        StringBuilder text = new StringBuilder(message);
        for (int i = random.nextInt(1, 4); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, (char) random.nextInt(0x20, 0x7F));
                default -> text.insert(at, ",=".charAt(random.nextInt(2)));
            }
        }
        return text.toString();
    }
}
