/**
 * ITU-T T.31: the DCE side of Class 1 and Class 1.0, a modem whose line is T.38; octets and time in, octets, packets and
 * events out.
 */
@NullMarked
package org.pagewire.fax.t31;

import org.jspecify.annotations.NullMarked;
