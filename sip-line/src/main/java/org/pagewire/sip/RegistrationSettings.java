package org.pagewire.sip;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * How a machine registers.
 *
 * @param registrar where
 * @param user its user there
 * @param password its password, 1 character or more
 * @param expiry how long a registration is asked for; it is renewed at half of what the registrar grants; 10 s to 1 h
 */
public record RegistrationSettings(InetSocketAddress registrar, String user, String password, Duration expiry) {
    public RegistrationSettings {
        if (user.isEmpty() || password.isEmpty()) {
            throw new IllegalArgumentException("user and password must not be empty");
        }
        if (expiry.toSeconds() < 10 || expiry.toSeconds() > 3600) {
            throw new IllegalArgumentException("expiry " + expiry + " is not between 10 s and 1 h");
        }
    }

    @Override
    public String toString() {
        return user + " at " + Hosts.text(registrar);
    }
}
