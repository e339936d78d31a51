package org.pagewire.agent.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.pagewire.agent.call.CallStatus;
import org.pagewire.agent.uplink.UplinkStatus;
import org.pagewire.sip.Binding;

/** The agent's status as JSON, which is the answer to the control command {@code status}. */
final class AgentStatus {
    private final ObjectNode status = JsonNodeFactory.instance.objectNode();
    private final ArrayNode lines;
    private final ArrayNode alarms;
    private final long now;

    /**
     * @param now on the agent's monotonic clock
     */
    AgentStatus(InetSocketAddress sip, String relay, long now) {
        this.now = now;
        status.put("sip", NetUtil.toSocketAddressString(sip)).put("relay", relay);
        lines = status.putArray("lines");
        alarms = status.putArray("alarms");
    }

    AgentStatus line(UplinkStatus uplink, Optional<Binding> machine, List<CallStatus> calls) {
        ObjectNode line = lines.addObject();
        line.put("id", uplink.userId());
        line.put("state", name(uplink.state()));
        if (uplink.reason() != null) {
            line.put("reason", uplink.reason().code()).put("sentence", sentence(uplink));
        }
        if (uplink.relay() != null) {
            line.put("relay", uplink.relay());
        }
        line.put("connections", uplink.connections());
        line.put("vacant", uplink.vacant());
        line.put("inUse", uplink.inUse());
        if (uplink.retryInMs() >= 0) {
            line.put("retryInMs", uplink.retryInMs());
        }
        ObjectNode registration = line.putObject("machine").put("registered", machine.isPresent());
        machine.ifPresent(binding -> registration.put("address", NetUtil.toSocketAddressString(binding.contact())));
        ArrayNode list = line.putArray("calls");
        for (CallStatus call : calls) {
            list.addObject()
                    .put("direction", name(call.direction()))
                    .put("partner", call.partner())
                    .put("state", call.state())
                    .put("seconds", TimeUnit.NANOSECONDS.toSeconds(now - call.sinceNanos()))
                    .put("packetsToRelay", call.packetsToRelay())
                    .put("packetsToMachine", call.packetsToMachine())
                    .put("dropped", call.dropped());
        }
        if (uplink.state().isAlarm() && uplink.reason() != null) {
            alarm(uplink.userId() + ": " + sentence(uplink));
        }
        return this;
    }

    AgentStatus alarm(String sentence) {
        alarms.add(sentence);
        return this;
    }

    ObjectNode json() {
        return status;
    }

    private static String sentence(UplinkStatus uplink) {
        String detail = uplink.detail() == null ? "" : " (" + uplink.detail() + ")";
        return uplink.reason() == null ? detail : uplink.reason().sentence() + detail;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
