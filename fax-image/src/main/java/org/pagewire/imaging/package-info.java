/** The program {@code image}: shows, converts and compares fax pages. */
@NullMarked
package org.pagewire.imaging;

import org.jspecify.annotations.NullMarked;
