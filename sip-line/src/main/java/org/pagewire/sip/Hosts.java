package org.pagewire.sip;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses in messages, which are taken as numbers alone: a name in one would make the event loop wait for DNS. */
final class Hosts {
    private Hosts() {}

    /** The address of a literal host, with or without brackets; empty for names. */
    static Optional<InetSocketAddress> literal(String host, int port) {
        byte[] octets = NetUtil.createByteArrayFromIpAddressString(host);
        if (octets == null || port < 0 || port > 65_535) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InetSocketAddress(InetAddress.getByAddress(octets), port));
        } catch (UnknownHostException neverForFourOrSixteenOctets) {
            return Optional.empty();
        }
    }

    /** Host and port for people. */
    static String text(@Nullable InetSocketAddress at) {
        return at == null ? "an unknown address" : NetUtil.toSocketAddressString(at);
    }

    static boolean isIpv6(InetSocketAddress at) {
        return at.getAddress() instanceof Inet6Address;
    }

    /** The host as it stands in a SIP URI. */
    static String inUri(InetSocketAddress at) {
        String host = at.getAddress().getHostAddress();
        return isIpv6(at) ? "[" + host + "]" : host;
    }
}
