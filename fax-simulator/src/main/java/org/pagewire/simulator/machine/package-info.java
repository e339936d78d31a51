/**
 * The fax machine itself: feeder, printer, panel, and one T.30 terminal per call. Knows T.38 packets but no SIP and no
 * socket; time and threads are given to it.
 */
@NullMarked
package org.pagewire.simulator.machine;

import org.jspecify.annotations.NullMarked;
