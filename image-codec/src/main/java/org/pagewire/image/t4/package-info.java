/**
 * The codings of ITU-T T.4 (one-dimensional MH, two-dimensional MR) and T.6 (MMR), both ways and push style: any chunk
 * of octets in and rows out, rows in and octets out. No file, no thread, no clock.
 */
@NullMarked
package org.pagewire.image.t4;

import org.jspecify.annotations.NullMarked;
