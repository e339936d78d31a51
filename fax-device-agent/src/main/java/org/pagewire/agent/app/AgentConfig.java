package org.pagewire.agent.app;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pagewire.agent.line.LineSettings;
import org.pagewire.agent.uplink.UplinkSettings;
import org.pagewire.program.config.Default;
import org.pagewire.program.config.HostPort;
import org.pagewire.program.config.OptionalKey;
import org.pagewire.program.config.Range;
import org.pagewire.program.config.Secret;
import org.pagewire.sip.SipSettings;
import org.pagewire.wire.client.OutboundProxy;
import org.pagewire.wire.client.RelayAddress;
import org.pagewire.wire.login.Verifier;
import org.pagewire.wire.message.Limits;

/** {@code conf/agent.yaml}, where each key is explained. */
record AgentConfig(
        @Default("../data/agent") Path data,
        Relay relay,
        Sip sip,
        @Range(min = "1", max = "64") List<Line> lines) {

    AgentConfig {
        lines = List.copyOf(lines);
        Set<String> ids = new HashSet<>();
        Set<String> users = new HashSet<>();
        for (Line line : lines) {
            if (!ids.add(line.id)) {
                throw new IllegalArgumentException("two lines have the id " + line.id);
            }
            if (!users.add(line.settings().machineUser())) {
                throw new IllegalArgumentException("two lines have the machine user "
                        + line.settings().machineUser() + "; each machine has a user of its own");
            }
        }
    }

    /** The relay and the way to it. */
    record Relay(
            HostPort address,
            @OptionalKey @Nullable Path trust,
            @OptionalKey @Nullable Proxy proxy) {

        Relay {
            requirePort("relay.address", address);
        }

        RelayAddress where() {
            return new RelayAddress(address.host(), address.port());
        }
    }

    /** An outbound proxy. */
    record Proxy(
            ProxyType type,
            HostPort address,
            @OptionalKey @Nullable String user,
            @OptionalKey @Nullable Secret password) {

        Proxy {
            requirePort("relay.proxy.address", address);
            if ((user == null) != (password == null)) {
                throw new IllegalArgumentException("relay.proxy has both a user and a password, or neither");
            }
        }

        OutboundProxy toProxy() {
            return new OutboundProxy(
                    type == ProxyType.HTTP ? OutboundProxy.Kind.HTTP : OutboundProxy.Kind.SOCKS5,
                    new RelayAddress(address.host(), address.port()),
                    user,
                    password == null ? null : password.value());
        }
    }

    /** How a proxy is spoken to. */
    enum ProxyType {
        HTTP,
        SOCKS5
    }

    /** The side towards the machines. */
    record Sip(
            @Default("127.0.0.1:5060") HostPort listen,
            @Default("pagewire") String realm) {

        Sip {
            SipSettings.requireUsable(listen.toSocketAddress());
            if (realm.isEmpty() || realm.length() > 64 || !realm.matches("[\\x20-\\x7e&&[^\"\\\\]]+")) {
                throw new IllegalArgumentException(
                        "sip.realm has 1 to 64 characters of ASCII without quotation marks and backslashes");
            }
        }
    }

    /** One fax ID and its machine. */
    record Line(
            String id,
            Secret password,

            @Default("1") @Range(min = "0", max = "16") int spare,

            @Default("keep") Surplus surplus,
            Machine machine) {

        Line {
            if (!Limits.isUserId(id)) {
                throw new IllegalArgumentException(
                        "a line's id has 1 to " + Limits.USER_ID + " letters, digits, '-', '_' and '.'");
            }
            requirePassword("a line's password", password);
        }

        LineSettings settings() {
            return new LineSettings(id, machine.user == null ? id : machine.user, machine.password.value());
        }
    }

    /** What becomes of more vacant connections than the spare ones. */
    enum Surplus {
        KEEP,
        CLOSE;

        UplinkSettings.Surplus toUplink() {
            return this == KEEP ? UplinkSettings.Surplus.KEEP : UplinkSettings.Surplus.CLOSE;
        }
    }

    /** What a machine registers with. */
    record Machine(@OptionalKey @Nullable String user, Secret password) {
        Machine {
            if (user != null && !Limits.isUserId(user)) {
                throw new IllegalArgumentException(
                        "a machine's user has 1 to " + Limits.USER_ID + " letters, digits, '-', '_' and '.'");
            }
            requirePassword("a machine's password", password);
        }
    }

    private static void requirePassword(String what, Secret password) {
        int length = password.value().length();
        if (length == 0
                || length > Verifier.PASSWORD
                || password.value().chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    what + " has 1 to " + Verifier.PASSWORD + " characters, none of them a control character");
        }
    }

    private static void requirePort(String key, HostPort address) {
        if (address.port() == 0) {
            throw new IllegalArgumentException(key + " needs the real port, not 0");
        }
    }

    Path controlSocket() {
        return data.resolve("control.sock");
    }
}
