package org.pagewire.relay.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pagewire.program.config.Default;
import org.pagewire.program.config.HostPort;
import org.pagewire.program.config.OptionalKey;
import org.pagewire.program.config.Range;
import org.pagewire.relay.exchange.ExchangeSettings;
import org.pagewire.wire.message.Limits;

/** {@code conf/relay.yaml}, where each key is explained. */
record RelayConfig(
        @Default("relay") String name,
        @Default("0.0.0.0:4338") HostPort listen,
        @Default("../data/relay") Path data,
        Tls tls,
        Hold hold,
        Login login,
        Limit limits,
        Call call) {

    RelayConfig {
        if (!Limits.isRelayName(name)) {
            throw new IllegalArgumentException("name has 1 to " + Limits.NAME + " printable characters");
        }
        // A relay that cannot write to one device stops reading the other; the other's holds wait meanwhile.
        if (call.stallTimeout.compareTo(hold.interval) >= 0) {
            throw new IllegalArgumentException(
                    "call.stallTimeout must be shorter than hold.interval, or one slow device makes its partner seem lost");
        }
    }

    /** The relay's certificate: its own two files, or one that it makes with these names. */
    record Tls(
            @OptionalKey @Nullable Path certificate,
            @OptionalKey @Nullable Path key,
            @OptionalKey @Nullable List<String> names) {
        Tls {
            if ((certificate == null) != (key == null)) {
                throw new IllegalArgumentException(
                        "give both certificate and key, or none and the relay makes its own");
            }
        }
    }

    /** How the two ends notice that the other is gone. */
    record Hold(
            @Default("30s") @Range(min = "1s", max = "10m") Duration interval) {}

    /** Logging in. */
    record Login(
            @Default("10s") @Range(min = "1s", max = "5m") Duration timeout,

            @Default("100000") @Range(min = "4096", max = "1000000")
            int rounds) {}

    /** How many of what. */
    record Limit(
            @Default("16") @Range(min = "1", max = "10000") int connectionsPerDevice,

            @Default("256") @Range(min = "1", max = "1000000")
            int connectionsPerAddress,

            @Default("20000") @Range(min = "1", max = "1000000")
            int connections) {}

    /** Calls. */
    record Call(
            @Default("60s") @Range(min = "1s", max = "10m") Duration answerTimeout,
            @Default("20s") @Range(min = "1s", max = "5m") Duration stallTimeout) {}

    ExchangeSettings exchange() {
        return new ExchangeSettings(
                name,
                hold.interval,
                login.timeout,
                call.answerTimeout,
                limits.connectionsPerDevice,
                limits.connectionsPerAddress,
                limits.connections);
    }

    Path controlSocket() {
        return data.resolve("control.sock");
    }
}
