package org.pagewire.sip;

import java.net.InetSocketAddress;

/**
 * Where a registered machine is (RFC 3261 clause 10).
 *
 * @param user the machine's user
 * @param contact where it takes calls
 * @param source host and port that its last REGISTER came from; calls from other hosts are not taken for its own
 */
public record Binding(String user, InetSocketAddress contact, InetSocketAddress source) {}
