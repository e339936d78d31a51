package org.pagewire.sip;

import java.util.Optional;

/** Who may register with a {@link Registrar}. Called on the endpoint's event loop. */
@FunctionalInterface
public interface Accounts {

    /** The password of a machine's user, or empty when there is no such user. */
    Optional<String> password(String user);
}
