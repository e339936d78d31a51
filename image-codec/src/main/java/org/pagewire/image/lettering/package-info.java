/**
 * Letters on fax pages, of a typeface that comes along and so looks the same on every machine: glyphs as outlines and
 * as pixels, and the header line that each page of a fax bears.
 */
@NullMarked
package org.pagewire.image.lettering;

import org.jspecify.annotations.NullMarked;
