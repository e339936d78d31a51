package org.pagewire.sip;

import java.util.Optional;

/**
 * A registrar with digest authentication (RFC 3261 clauses 10.3 and 22). Belongs to the endpoint's event loop. An
 * endpoint with a registrar takes calls of registered machines alone (R-E2).
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Registrar {
    /** Where a user's machine is, when it is registered at present. */
    public Optional<Binding> binding(String user) {
        throw new UnsupportedOperationException();
    }
}
