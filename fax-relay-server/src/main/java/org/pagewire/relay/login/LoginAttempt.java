package org.pagewire.relay.login;

import java.util.Optional;
import org.pagewire.wire.login.LoginException;
import org.pagewire.wire.login.ScramServer;
import org.pagewire.wire.login.Verifier;
import org.pagewire.wire.message.Login;

/** One login under way. Owner: the exchange's. */
public final class LoginAttempt {
    private final Login login;
    private final ScramServer scram;
    private final Logins logins;

    LoginAttempt(Login login, ScramServer scram, Logins logins) {
        this.login = login;
        this.scram = scram;
        this.logins = logins;
    }

    /** What the device said of itself. */
    public Login login() {
        return login;
    }

    /** Who it says it is. */
    public String userId() {
        return scram.userId();
    }

    /** The server-first-message; one that looks like any other where there is no registration. */
    public String challenge(Optional<Registration> registration) {
        Verifier verifier = registration.map(Registration::verifier).orElseGet(() -> logins.fake(userId()));
        return scram.challenge(verifier);
    }

    /**
     * Checks the client-final-message.
     *
     * @return the server-final-message, or empty when the password is wrong or there is no such user
     * @throws LoginException when it is no such message
     */
    public Optional<String> prove(String clientFinal) throws LoginException {
        return scram.prove(clientFinal);
    }
}
