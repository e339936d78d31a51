package org.pagewire.sip;

/** Told of a machine's own registration, on the endpoint's event loop. */
public interface RegistrationListener {

    /** The registrar took the registration; renewals are not told. */
    void onRegistered();

    /**
     * Not registered: refused, or the registrar does not answer. It is tried again by itself after some seconds.
     *
     * @param sentence what a person is shown
     */
    void onFailed(String sentence);
}
