package org.pagewire.wire.login;

import com.ongres.scram.common.ScramFunctions;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Limits;

/**
 * A device's user ID and password, with the keys that the last relay's salt and rounds gave. Working them out takes
 * thousands of rounds; further connections, and a device that comes back after a relay's restart, find them here. Owned by
 * one thread.
 */
public final class Credentials {
    private final String userId;
    private final char[] password;
    private @Nullable Keys keys;
    private int derivations;

    /** Client key and server key for one salt and number of rounds. */
    record Keys(byte[] salt, int rounds, byte[] clientKey, byte[] storedKey, byte[] serverKey) {}

    /**
     * @param userId the fax ID
     * @param password copied
     * @throws IllegalArgumentException when this cannot be a user ID
     */
    public Credentials(String userId, char[] password) {
        if (!Limits.isUserId(userId)) {
            throw new IllegalArgumentException("a user ID is 1 to " + Limits.USER_ID + " of a-z A-Z 0-9 - _ .");
        }
        this.userId = userId;
        this.password = password.clone();
    }

    public String userId() {
        return userId;
    }

    /**
     * Starts a login with a new nonce.
     *
     * @param random a cryptographically strong one
     */
    public ScramClient begin(RandomGenerator random) {
        return new ScramClient(this, Scram.nonce(random));
    }

    Keys keys(byte[] salt, int rounds) {
        Keys cached = keys;
        if (cached != null && cached.rounds() == rounds && Arrays.equals(cached.salt(), salt)) {
            return cached;
        }
        derivations++;
        byte[] salted = Verifier.salted(password, salt, rounds);
        byte[] clientKey = ScramFunctions.clientKey(Scram.MECHANISM, salted);
        Keys made = new Keys(
                salt.clone(),
                rounds,
                clientKey,
                ScramFunctions.storedKey(Scram.MECHANISM, clientKey),
                ScramFunctions.serverKey(Scram.MECHANISM, salted));
        keys = made;
        return made;
    }

    /** How often keys had to be worked out. */
    int derivations() {
        return derivations;
    }

    @Override
    public String toString() {
        return "credentials of " + userId;
    }
}
