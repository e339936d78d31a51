/**
 * How well documents become fax pages: made pages of known text, converted by us and by ghostscript, read back by
 * tesseract.
 */
@NullMarked
package org.pagewire.benchmarks.conversion;

import org.jspecify.annotations.NullMarked;
