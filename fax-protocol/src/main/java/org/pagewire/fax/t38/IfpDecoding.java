package org.pagewire.fax.t38;

/** What {@link IfpSyntax#decode} made of some octets. */
public sealed interface IfpDecoding {

    /** The octets are this packet. */
    record Decoded(IfpPacket packet) implements IfpDecoding {}

    /** The octets are no packet. */
    record Refused(T38Fault fault) implements IfpDecoding {}
}
