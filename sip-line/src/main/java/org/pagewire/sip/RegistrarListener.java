package org.pagewire.sip;

/** Told of machines that come and go, on the endpoint's event loop. */
public interface RegistrarListener {

    /** A machine registered that was not, or that was elsewhere; renewals are not told. */
    void onRegistered(Binding binding);

    /**
     * A machine is not registered any more.
     *
     * @param expired true when it did not renew in time, false when it said so itself
     */
    void onUnregistered(Binding binding, boolean expired);

    /** Somebody tried with a wrong password or an unknown user, told once per user and host in any minute. */
    void onRefused(String user, String host);
}
