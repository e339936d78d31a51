/** The device agent as a program: configuration, putting together, control socket, command line. */
@NullMarked
package org.pagewire.agent.app;

import org.jspecify.annotations.NullMarked;
