/**
 * The coding of ITU-T T.85, the profile of T.82 (JBIG) for fax: one bit plane, one resolution, stripes. Both ways and push
 * style: octets in and rows out, rows in and octets out. No file, no thread, no clock.
 */
@NullMarked
package org.pagewire.image.t85;

import org.jspecify.annotations.NullMarked;
