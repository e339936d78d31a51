/** Pages into files that appear whole or not at all. */
@NullMarked
package org.pagewire.imaging.output;

import org.jspecify.annotations.NullMarked;
