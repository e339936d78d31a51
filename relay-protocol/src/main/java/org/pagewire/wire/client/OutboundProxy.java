package org.pagewire.wire.client;

import org.jspecify.annotations.Nullable;

/**
 * A proxy between the device and the Internet (R-A1). The relay's name is looked up by the proxy. The text form shows no
 * password.
 *
 * @param kind how it is spoken to
 * @param address where it listens
 * @param user user name; null when it asks for none
 * @param password null when it asks for none
 */
public record OutboundProxy(
        Kind kind,
        RelayAddress address,
        @Nullable String user,
        @Nullable String password) {
    /** The protocol of the proxy. */
    public enum Kind {
        /** HTTP CONNECT (RFC 9110 clause 9.3.6), with Basic credentials. */
        HTTP,
        /** SOCKS version 5 (RFC 1928), with user name and password (RFC 1929). */
        SOCKS5
    }

    @Override
    public String toString() {
        return kind + " proxy " + address;
    }
}
