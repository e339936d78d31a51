/**
 * The agent's connections to its relay, one {@link org.pagewire.agent.uplink.Uplink} per fax ID: login, spare
 * connections, coming back, and the calls over them. What decides is {@code UplinkCore}, without sockets or clock; around
 * it are Netty's connections. Everything of one uplink belongs to one event loop, and so do all calls into and out of this
 * package.
 */
@NullMarked
package org.pagewire.agent.uplink;

import org.jspecify.annotations.NullMarked;
