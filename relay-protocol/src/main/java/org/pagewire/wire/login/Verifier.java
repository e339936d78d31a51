package org.pagewire.wire.login;

import com.ongres.scram.common.ScramFunctions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a relay keeps of a password (RFC 5802 clause 3): enough to check a proof and to prove itself, not enough to log in
 * with. Immutable. {@link #toString} shows no key.
 */
public final class Verifier {
    /** The fewest rounds of PBKDF2 that are allowed (RFC 7677 clause 4). */
    public static final int MIN_ROUNDS = 4_096;

    /** The most rounds that a device works through for a relay: about 0.2 s. */
    public static final int MAX_ROUNDS = 1_000_000;

    /** A password's longest length in characters. */
    public static final int PASSWORD = 256;

    private static final int SALT = 16;
    private static final int LONGEST_SALT = 64;
    private static final Pattern TEXT = Pattern.compile(
            "SCRAM-SHA-256\\$([0-9]{1,7}):([A-Za-z0-9+/=]{1,100})\\$([A-Za-z0-9+/=]{44}):([A-Za-z0-9+/=]{44})");

    private final byte[] salt;
    private final int rounds;
    private final byte[] storedKey;
    private final byte[] serverKey;
    private final boolean fake;

    private Verifier(byte[] salt, int rounds, byte[] storedKey, byte[] serverKey, boolean fake) {
        this.salt = salt;
        this.rounds = rounds;
        this.storedKey = storedKey;
        this.serverKey = serverKey;
        this.fake = fake;
    }

    /**
     * Makes a verifier with a new salt. Takes the time of {@code rounds} rounds of PBKDF2 (17 ms for 100,000).
     *
     * @param password 1 to {@link #PASSWORD} characters, without control characters
     * @param rounds {@link #MIN_ROUNDS} to {@link #MAX_ROUNDS}
     * @param random a cryptographically strong one
     * @throws IllegalArgumentException when the password or the rounds are outside of that
     */
    public static Verifier ofPassword(char[] password, int rounds, RandomGenerator random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return ofPassword(password, rounds, salt);
    }

    static Verifier ofPassword(char[] password, int rounds, byte[] salt) {
        checkRounds(rounds);
        byte[] salted = salted(password, salt, rounds);
        byte[] clientKey = ScramFunctions.clientKey(Scram.MECHANISM, salted);
        return new Verifier(
                salt.clone(),
                rounds,
                ScramFunctions.storedKey(Scram.MECHANISM, clientKey),
                ScramFunctions.serverKey(Scram.MECHANISM, salted),
                false);
    }

    /**
     * Stands in for a user that does not exist: always the same for one ID and secret, so that a stranger cannot tell
     * registered IDs from others by the challenge, and never matched by any proof.
     *
     * @param secret the relay's own, at least 16 octets, kept over restarts
     */
    public static Verifier fake(byte[] secret, String userId, int rounds) {
        checkRounds(rounds);
        return new Verifier(
                Arrays.copyOf(derived(secret, "salt", userId), SALT),
                rounds,
                derived(secret, "stored-key", userId),
                derived(secret, "server-key", userId),
                true);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Verifier parse(String text) {
        Matcher fields = TEXT.matcher(text);
        if (!fields.matches()) {
            throw new IllegalArgumentException("not a SCRAM-SHA-256 verifier");
        }
        int rounds = Integer.parseInt(fields.group(1));
        checkRounds(rounds);
        byte[] salt = Base64.getDecoder().decode(fields.group(2));
        byte[] storedKey = Base64.getDecoder().decode(fields.group(3));
        byte[] serverKey = Base64.getDecoder().decode(fields.group(4));
        if (salt.length > LONGEST_SALT || storedKey.length != Scram.KEY || serverKey.length != Scram.KEY) {
            throw new IllegalArgumentException("a SCRAM-SHA-256 verifier with fields of wrong lengths");
        }
        return new Verifier(salt, rounds, storedKey, serverKey, false);
    }

    /** The form in which it is stored: {@code SCRAM-SHA-256$rounds:salt$storedKey:serverKey}, binary parts in base64. */
    public String text() {
        Base64.Encoder base64 = Base64.getEncoder();
        return "SCRAM-SHA-256$" + rounds + ":" + base64.encodeToString(salt) + "$" + base64.encodeToString(storedKey)
                + ":" + base64.encodeToString(serverKey);
    }

    public int rounds() {
        return rounds;
    }

    String saltText() {
        return Base64.getEncoder().encodeToString(salt);
    }

    byte[] storedKey() {
        return storedKey;
    }

    byte[] serverKey() {
        return serverKey;
    }

    boolean isFake() {
        return fake;
    }

    @Override
    public String toString() {
        return "SCRAM-SHA-256 verifier of " + rounds + " rounds";
    }

    static byte[] salted(char[] password, byte[] salt, int rounds) {
        checkPassword(password);
        return ScramFunctions.saltedPassword(Scram.MECHANISM, Scram.PREPARATION, password, salt, rounds);
    }

    static void checkPassword(char[] password) {
        if (password.length == 0 || password.length > PASSWORD) {
            throw new IllegalArgumentException("a password has 1 to " + PASSWORD + " characters");
        }
        for (char c : password) {
            if (Character.isISOControl(c)) {
                throw new IllegalArgumentException("a password has no control characters");
            }
        }
    }

    private static void checkRounds(int rounds) {
        if (rounds < MIN_ROUNDS || rounds > MAX_ROUNDS) {
            throw new IllegalArgumentException("rounds are " + MIN_ROUNDS + " to " + MAX_ROUNDS);
        }
    }

    private static byte[] derived(byte[] secret, String use, String userId) {
        byte[] text = (use + ":" + userId).getBytes(StandardCharsets.UTF_8);
        return ScramFunctions.hmac(Scram.MECHANISM, text, secret);
    }
}
