/**
 * Fuzz targets of image-codec. Each class has one {@code @FuzzTest}, which takes octets; the first few of them choose
 * settings. Its corpus lies in the resource folder named after class and method: seeds, files
 * whose oddity their name tells, and a file of every bug that fuzzing found.
 */
@NullMarked
package org.pagewire.fuzz.image;

import org.jspecify.annotations.NullMarked;
