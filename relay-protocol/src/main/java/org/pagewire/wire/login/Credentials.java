package org.pagewire.wire.login;

import com.ongres.scram.common.ScramFunctions;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Limits;

/**
 * A device's user ID and password, with the keys that the last relay's salt and rounds gave. Working them out takes
 * thousands of rounds; further connections, and a device that comes back after a relay's restart, find them here.
 * Thread-safe.
 */
public final class Credentials {
    private final String userId;
    private final char[] password;
    private volatile @Nullable Keys keys;
    private final AtomicInteger derivations = new AtomicInteger();

    /** Client key and server key for one salt and number of rounds. */
    record Keys(byte[] salt, int rounds, byte[] clientKey, byte[] storedKey, byte[] serverKey) {}

    /**
     * @param userId the fax ID
     * @param password copied
     * @throws IllegalArgumentException when this cannot be a user ID or a password
     */
    public Credentials(String userId, char[] password) {
        Verifier.checkPassword(password);
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

    /** Whether {@link ScramClient#answer} to this CHALLENGE takes no time: the keys are there, or it will be refused. */
    public boolean isReadyFor(String serverFirst) {
        try {
            ScramClient.Asked asked = ScramClient.asked(serverFirst);
            return cached(asked.salt(), asked.rounds()) != null;
        } catch (LoginException refused) {
            return true;
        }
    }

    /** Works out the keys for a CHALLENGE; for a thread that has the time. */
    public void prepare(String serverFirst) {
        try {
            ScramClient.Asked asked = ScramClient.asked(serverFirst);
            keys(asked.salt(), asked.rounds());
        } catch (LoginException refused) {
            return; // the answer to it will say so
        }
    }

    private @Nullable Keys cached(byte[] salt, int rounds) {
        Keys found = keys;
        return found != null && found.rounds() == rounds && Arrays.equals(found.salt(), salt) ? found : null;
    }

    synchronized Keys keys(byte[] salt, int rounds) {
        Keys cached = cached(salt, rounds);
        if (cached != null) {
            return cached;
        }
        derivations.incrementAndGet();
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
        return derivations.get();
    }

    @Override
    public String toString() {
        return "credentials of " + userId;
    }
}
