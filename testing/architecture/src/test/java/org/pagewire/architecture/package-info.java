/** Rules on the code as a whole: what each module and package may use, and what the source tree must look like. */
@NullMarked
package org.pagewire.architecture;

import org.jspecify.annotations.NullMarked;
