package org.pagewire.agent.call;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.pagewire.agent.uplink.RelayCall;
import org.pagewire.fax.t38.IfpDecoding;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.IfpSyntax;
import org.pagewire.fax.t38.T38Fault;
import org.pagewire.fax.t38.TpktDecoder;
import org.pagewire.fax.t38.TpktEncoder;

/**
 * Packets of one call, both ways, in order: a machine's as they come from UDPTL, the relay call's as TPKT in the 2002
 * syntax. A machine cannot be told to wait, so while the relay call is not writable, or the machine is not ready, packets
 * wait here, up to {@link #MAX_WAITING}; further ones are dropped and counted. Belongs to the agent's event loop.
 */
final class PacketBridge {
    /** About ten seconds of a machine's packets, or one busy second of an Internet-aware one's. */
    static final int MAX_WAITING = 512;

    private static final IfpSyntax RELAY_SYNTAX = IfpSyntax.ASN1_2002;

    private final RelayCall relay;
    private final MachineCall machine;
    private final TpktDecoder decoder = new TpktDecoder(TpktEncoder.MAX_PACKET);
    private final Queue<byte[]> toRelay = new ArrayDeque<>();
    private final Queue<IfpPacket> toMachine = new ArrayDeque<>();
    private boolean machineReady;
    private long packetsToRelay;
    private long packetsToMachine;
    private long dropped;
    private long malformed;

    PacketBridge(RelayCall relay, MachineCall machine) {
        this.relay = relay;
        this.machine = machine;
    }

    /** A packet of the machine. */
    void fromMachine(IfpPacket packet) {
        byte[] framed = TpktEncoder.encode(RELAY_SYNTAX.encode(packet));
        if (!toRelay.isEmpty() || !relay.isWritable()) {
            wait(toRelay, framed);
        } else {
            packetsToRelay++;
            relay.send(Unpooled.wrappedBuffer(framed));
        }
    }

    /** The relay call can be written again. */
    void relayWritable() {
        while (relay.isWritable() && !toRelay.isEmpty()) {
            packetsToRelay++;
            relay.send(Unpooled.wrappedBuffer(toRelay.remove()));
        }
    }

    /**
     * A piece of the relay call's stream.
     *
     * @param data released here
     * @return why the stream cannot be read any further; empty while it can
     */
    Optional<T38Fault> fromRelay(ByteBuf data) {
        try {
            byte[] octets = new byte[data.readableBytes()];
            data.readBytes(octets);
            return decoder.feed(octets, 0, octets.length, this::packetFromRelay);
        } finally {
            data.release();
        }
    }

    private void packetFromRelay(byte[] octets) {
        if (RELAY_SYNTAX.decode(octets) instanceof IfpDecoding.Decoded decoded) {
            if (machineReady) {
                toMachine(decoded.packet());
            } else {
                wait(toMachine, decoded.packet());
            }
        } else {
            malformed++;
        }
    }

    /** The machine takes packets from now on. */
    void machineReady() {
        machineReady = true;
        while (!toMachine.isEmpty()) {
            toMachine(toMachine.remove());
        }
    }

    private void toMachine(IfpPacket packet) {
        if (machine.send(packet)) {
            packetsToMachine++;
        } else {
            dropped++;
        }
    }

    private <T> void wait(Queue<T> queue, T packet) {
        if (queue.size() < MAX_WAITING) {
            queue.add(packet);
        } else {
            dropped++;
        }
    }

    long packetsToRelay() {
        return packetsToRelay;
    }

    long packetsToMachine() {
        return packetsToMachine;
    }

    /** Packets that found no room, or a machine that takes none any more. */
    long dropped() {
        return dropped;
    }

    /** Packets of the relay call that no syntax has. */
    long malformed() {
        return malformed;
    }
}
