package org.pagewire.relay.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * What counts as one network address for limits: an IPv4 address, or the first 64 bits of an IPv6 address, since whoever
 * has one address of such a network has them all.
 */
public record AddressKey(String text) {
    private static final int PREFIX_OCTETS = 8;

    /** The key of this address. */
    public static AddressKey of(InetAddress address) {
        if (address instanceof Inet6Address) {
            byte[] prefix = Arrays.copyOf(address.getAddress(), PREFIX_OCTETS);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < PREFIX_OCTETS; i += 2) {
                text.append(Integer.toHexString(((prefix[i] & 0xFF) << 8) | (prefix[i + 1] & 0xFF)))
                        .append(':');
            }
            return new AddressKey(text.append(":/64").toString());
        }
        return new AddressKey(address.getHostAddress());
    }
}
