package org.pagewire.wire.client;

/**
 * Where a relay, or a proxy, listens.
 *
 * @param host name or IP address (IPv6 without brackets)
 * @param port 1 to 65535
 */
public record RelayAddress(String host, int port) {
    /** The port relays listen on unless told otherwise. */
    public static final int DEFAULT_PORT = 4338;

    public RelayAddress {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("an address is a host and a port from 1 to 65535");
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
