package org.pagewire.program.config;

import java.net.InetSocketAddress;

/**
 * A host name or IP address and a port, written {@code host:port}; an IPv6 address stands in brackets.
 *
 * @param host as written, without brackets; never empty
 * @param port 0 to 65,535; 0 means any free port where a program listens
 */
public record HostPort(String host, int port) {

    /**
     * Reads {@code host:port}.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || colon == text.length() - 1) {
            throw new IllegalArgumentException("write it as host:port, for example 127.0.0.1:4338");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw new IllegalArgumentException("an IPv6 address stands in brackets, for example [::1]:4338");
        }
        if (host.isBlank() || host.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("the host before the colon is missing or has spaces");
        }
        return new HostPort(host, port(text.substring(colon + 1)));
    }

    private static int port(String digits) {
        if (!digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int port = Integer.parseInt(digits);
            if (port <= 0xFFFF) {
                return port;
            }
        }
        throw new IllegalArgumentException("the port after the colon must be a number from 0 to 65535");
    }

    /** An address to bind or connect to; the host name is looked up now. */
    public InetSocketAddress toSocketAddress() {
        return new InetSocketAddress(host, port);
    }

    /** As written in a file. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
