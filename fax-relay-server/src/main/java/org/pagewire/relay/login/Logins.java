package org.pagewire.relay.login;

import java.util.random.RandomGenerator;
import org.pagewire.wire.login.LoginException;
import org.pagewire.wire.login.ScramServer;
import org.pagewire.wire.login.Verifier;
import org.pagewire.wire.message.Login;

/** Starts logins. Owner: the exchange's. */
public final class Logins {
    private final byte[] secret;
    private final int rounds;
    private final RandomGenerator random;

    /**
     * @param secret the relay's own, kept over restarts, for the challenges of users that do not exist
     * @param rounds of PBKDF2 that new verifiers get, so that those challenges look alike
     * @param random a cryptographically strong one, for nonces
     */
    public Logins(byte[] secret, int rounds, RandomGenerator random) {
        this.secret = secret.clone();
        this.rounds = rounds;
        this.random = random;
    }

    /**
     * Reads who wants to log in.
     *
     * @throws LoginException when the SCRAM message in it is not one
     */
    public LoginAttempt attempt(Login login) throws LoginException {
        return new LoginAttempt(login, ScramServer.begin(login.scram(), random), this);
    }

    Verifier fake(String userId) {
        return Verifier.fake(secret, userId, rounds);
    }
}
