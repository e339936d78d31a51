/** ITU-T T.38 (2015): IFP packets, their transports UDPTL and TPKT, SDP parameters, and the T.38 face of a terminal. */
@NullMarked
package org.pagewire.fax.t38;

import org.jspecify.annotations.NullMarked;
