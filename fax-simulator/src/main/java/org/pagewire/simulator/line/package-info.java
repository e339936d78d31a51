/**
 * The machine's line: SIP calls of {@code sip-line} joined with the machine's fax calls, and the timers that drive them,
 * all on one Netty event loop.
 */
@NullMarked
package org.pagewire.simulator.line;

import org.jspecify.annotations.NullMarked;
