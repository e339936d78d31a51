/**
 * TIFF files of bi-level pages (TIFF 6.0, TIFF-F of RFC 2306): a reader that holds one page at a time and a writer
 * that appends pages so that a crash never costs a page already written.
 */
@NullMarked
package org.pagewire.image.tiff;

import org.jspecify.annotations.NullMarked;
