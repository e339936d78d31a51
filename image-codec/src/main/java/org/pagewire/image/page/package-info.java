/**
 * Bi-level pages: their rows, resolution and geometry, and fitting them to what a fax can carry. Knows no file format
 * and no coding.
 */
@NullMarked
package org.pagewire.image.page;

import org.jspecify.annotations.NullMarked;
