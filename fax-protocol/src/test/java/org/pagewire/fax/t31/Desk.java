package org.pagewire.fax.t31;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.T38Line;

/** A modem on a desk, in virtual time: what it says to its DTE, its owner and its line is written down. */
final class Desk {
    static final ModemIdentity IDENTITY = new ModemIdentity("Pagewire", "Class 1 over T.38", "1.2");

    final ClassOneModem modem;
    final List<ModemEvent> events = new ArrayList<>();
    final List<IfpPacket> packets = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private long nowNs;

    Desk() {
        this(T38Line.overUdptl(), 5_000_000_000L);
    }

    Desk(T38Line line, long startNs) {
        this.modem = new ClassOneModem(IDENTITY, line);
        this.nowNs = startNs;
    }

    /** In Class 1, with echo off, and a call that it has made or taken. */
    static Desk inCall() {
        Desk desk = new Desk();
        desk.say("ATE0+FCLASS=1\r");
        desk.modem.incomingCall(desk.nowNs);
        desk.say("ATA\r");
        desk.modem.connected(desk.nowNs);
        desk.pass(Duration.ofSeconds(5));
        // The answer comes with an implied +FTH=3; an empty frame ends it.
        desk.bytes(DleWriter.DLE, DleWriter.ETX);
        desk.pass(Duration.ofSeconds(1));
        assertThat(desk.heard()).endsWith("\r\nCONNECT\r\n\r\nOK\r\n");
        desk.packets.clear();
        desk.events.clear();
        return desk;
    }

    long nowNs() {
        return nowNs;
    }

    void say(String text) {
        bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void bytes(byte... octets) {
        modem.fromDte(octets, nowNs);
        collect();
    }

    void receive(IfpPacket packet) {
        modem.receive(packet, nowNs);
        collect();
    }

    void pass(Duration time) {
        long until = nowNs + time.toNanos();
        while (modem.nextDeadlineNs() <= until) {
            nowNs = Math.max(nowNs, modem.nextDeadlineNs());
            modem.advance(nowNs);
            collect();
        }
        nowNs = until;
        modem.advance(nowNs);
        collect();
    }

    private void collect() {
        said.writeBytes(modem.toDte());
        for (var packet = modem.nextPacket(); packet.isPresent(); packet = modem.nextPacket()) {
            packets.add(packet.get());
        }
        for (var event = modem.nextEvent(); event.isPresent(); event = modem.nextEvent()) {
            events.add(event.get());
        }
    }

    /** What the modem has said since this was last asked, one character for each octet. */
    String heard() {
        String heard = said.toString(StandardCharsets.ISO_8859_1);
        said.reset();
        return heard;
    }

    /** The answer to a command line. */
    String answer(String line) {
        heard();
        say(line + "\r");
        return heard();
    }
}
