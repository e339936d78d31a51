/** Files of any kind as pages: what is in a file, and its pages one at a time with what was damaged. */
@NullMarked
package org.pagewire.imaging.file;

import org.jspecify.annotations.NullMarked;
