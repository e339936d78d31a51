/**
 * How a running program is asked and told things by its own commands: a Unix domain socket in its data folder, one
 * JSON request per connection, answered by event lines and one last line.
 */
@NullMarked
package org.pagewire.program.control;

import org.jspecify.annotations.NullMarked;
