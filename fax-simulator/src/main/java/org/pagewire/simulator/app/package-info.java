/** The program: its commands, its control socket, and how everything is put together. */
@NullMarked
package org.pagewire.simulator.app;

import org.jspecify.annotations.NullMarked;
