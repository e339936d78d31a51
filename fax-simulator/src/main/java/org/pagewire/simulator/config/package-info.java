/** The simulator's configuration file. */
@NullMarked
package org.pagewire.simulator.config;

import org.jspecify.annotations.NullMarked;
