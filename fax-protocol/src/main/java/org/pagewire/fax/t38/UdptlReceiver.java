package org.pagewire.fax.t38;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts received UDPTL datagrams (T.38 clause 9.1) into order and repairs what it can: from secondary packets, or by
 * parity. It holds nothing back: a datagram that comes too early brings the lost ones with it or proves them lost.
 * Sequence numbers wrap at 65,536. Belongs to one thread.
 */
public final class UdptlReceiver {
    /** Secondary packets, parity packets, or packets under one parity packet, that are taken at most. */
    public static final int MAX_RECOVERY = 64;

    /** A number ahead of what is due by more than this is not a loss but a peer that counts anew. */
    static final int MAX_AHEAD = 2048;

    /** So far back a repeat or late datagram is told from a restart. */
    static final int WINDOW = 256;

    private static final int MODULUS = 65_536;

    private final IfpSyntax syntax;
    private final byte[] @Nullable [] recent = new byte[WINDOW][];
    private boolean started;
    private int due;

    public UdptlReceiver(IfpSyntax syntax) {
        this.syntax = syntax;
    }

    /** Takes a datagram and tells what it brought, oldest first. */
    public List<UdptlEvent> receive(byte[] octets, int offset, int length) {
        UdptlDatagram datagram;
        try {
            datagram = UdptlDatagram.read(octets, offset, length);
        } catch (MalformedPacket malformed) {
            return List.of(new UdptlEvent.Malformed(malformed.fault()));
        }
        byte[] primary = datagram.primary();
        @Nullable IfpDecoding decoding = primary.length == 0 ? null : syntax.decode(primary);
        if (decoding instanceof IfpDecoding.Refused refused) {
            return List.of(new UdptlEvent.Malformed(refused.fault()));
        }
        List<UdptlEvent> events = new ArrayList<>(2);
        int sequence = datagram.sequence();
        if (!started) {
            // T.38 lets the count begin at 0; a peer that begins elsewhere has lost nothing before.
            started = true;
            due = sequence < MAX_RECOVERY ? 0 : sequence;
        }
        int ahead = (short) (sequence - due);
        if (ahead < 0 && ahead >= -WINDOW) {
            byte[] known = recent[sequence % WINDOW];
            if (known == null) {
                return List.of(new UdptlEvent.Late(sequence));
            }
            if (Arrays.equals(known, primary)) {
                return List.of(new UdptlEvent.Repeat(sequence));
            }
        }
        if (ahead < 0 || ahead > MAX_AHEAD) {
            events.add(new UdptlEvent.Restart(sequence));
            Arrays.fill(recent, null);
            due = sequence;
        } else if (ahead > 0) {
            repair(datagram, ahead, events);
        }
        remember(sequence, primary);
        due = (sequence + 1) % MODULUS;
        if (decoding instanceof IfpDecoding.Decoded decoded) {
            events.add(new UdptlEvent.Packet(sequence, decoded.packet(), false));
        }
        return events;
    }

    /** Brings everything from {@code due} up to the datagram's own packet, or says that it is lost. */
    private void repair(UdptlDatagram datagram, int missing, List<UdptlEvent> events) {
        for (int i = 0; i < missing; i++) {
            forget((due + i) % MODULUS);
        }
        List<byte[]> secondaries = datagram.secondaries();
        for (int back = Math.min(missing, secondaries.size()); back >= 1; back--) {
            byte[] secondary = secondaries.get(back - 1);
            if (syntax.decode(secondary) instanceof IfpDecoding.Decoded) {
                remember(before(datagram.sequence(), back), secondary);
            }
        }
        UdptlParity.repair(datagram, this::recall, (sequence, octets) -> {
            // Older ones are past their place in the order already.
            if (((sequence - due) & (MODULUS - 1)) < missing
                    && syntax.decodePadded(octets) instanceof IfpDecoding.Decoded decoded) {
                remember(sequence, syntax.encode(decoded.packet()));
            }
        });
        int lost = 0;
        for (int i = 0; i < missing; i++) {
            int sequence = (due + i) % MODULUS;
            byte[] octets = missing - i > WINDOW ? null : recall(sequence);
            if (octets != null && syntax.decode(octets) instanceof IfpDecoding.Decoded decoded) {
                gap(sequence, lost, events);
                lost = 0;
                events.add(new UdptlEvent.Packet(sequence, decoded.packet(), true));
            } else {
                lost++;
            }
        }
        gap(datagram.sequence(), lost, events);
    }

    private static void gap(int next, int lost, List<UdptlEvent> events) {
        if (lost > 0) {
            events.add(new UdptlEvent.Gap(before(next, lost), lost));
        }
    }

    private static int before(int sequence, int count) {
        return (sequence - count) & (MODULUS - 1);
    }

    private void remember(int sequence, byte[] octets) {
        recent[sequence % WINDOW] = octets;
    }

    private void forget(int sequence) {
        recent[sequence % WINDOW] = null;
    }

    private byte @Nullable [] recall(int sequence) {
        return recent[sequence % WINDOW];
    }
}
