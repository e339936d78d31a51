/**
 * Documents to fax pages and fax pages to PDF. Files of several kinds (PDF, PNG, JPEG, TIFF, text) behind one interface
 * give bi-level pages one at a time; grey and colour become black and white by a {@link org.pagewire.image.document.Mode}.
 */
@NullMarked
package org.pagewire.image.document;

import org.jspecify.annotations.NullMarked;
