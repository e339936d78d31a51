/**
 * The agent's lines: the fax machines of its LAN with their registrations, and the fax ID that each of them has at the
 * relay. Everything belongs to the agent's event loop.
 */
@NullMarked
package org.pagewire.agent.line;

import org.jspecify.annotations.NullMarked;
