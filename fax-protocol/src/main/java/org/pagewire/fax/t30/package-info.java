/**
 * ITU-T T.30 (2005) document facsimile transmission, without modem, clock, thread or pixel: frames in and out, time
 * passed in, deadlines passed out. States are named after the phases and flowcharts of the Recommendation.
 */
@NullMarked
package org.pagewire.fax.t30;

import org.jspecify.annotations.NullMarked;
