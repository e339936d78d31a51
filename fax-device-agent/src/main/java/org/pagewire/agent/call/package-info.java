/**
 * Calls of fax machines over the relay: each joins one machine's T.38 packets with one relay call's byte stream, packet by
 * packet and in real time, and has one exit. No sockets and no clock of its own; everything belongs to the agent's event
 * loop.
 */
@NullMarked
package org.pagewire.agent.call;

import org.jspecify.annotations.NullMarked;
