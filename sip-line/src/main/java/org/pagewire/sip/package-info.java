/**
 * A SIP user agent, registrar and registering client for fax lines, with the UDPTL sockets of their calls (RFC 3261,
 * T.38 Annex D). The SIP stack behind it shows nowhere in this package's public types.
 *
 * <p>Everything of one {@link org.pagewire.sip.SipEndpoint} (calls, registrations, sockets, listeners) belongs to one
 * Netty event loop: methods are called on it and listeners are called on it.
 */
@NullMarked
package org.pagewire.sip;

import org.jspecify.annotations.NullMarked;
