/** The relay as a program: its configuration, its start and orderly end, and its command line. */
@NullMarked
package org.pagewire.relay.app;

import org.jspecify.annotations.NullMarked;
