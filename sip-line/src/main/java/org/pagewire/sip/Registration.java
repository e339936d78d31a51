package org.pagewire.sip;

/** A machine's registration with a registrar, renewed by itself. Belongs to the endpoint's event loop. */
@SuppressWarnings("DoNotCallSuggester")
public final class Registration {
    /** True while the registrar holds it. */
    public boolean registered() {
        throw new UnsupportedOperationException();
    }

    /** Unregisters and stops; what the registrar answers does not matter. */
    public void stop() {
        throw new UnsupportedOperationException();
    }
}
