/** The command line: its commands, and what they show. */
@NullMarked
package org.pagewire.imaging.app;

import org.jspecify.annotations.NullMarked;
