/**
 * What a program shows at the command line: its options and exit codes, orderly start and stop, its log, and plain
 * tables.
 */
@NullMarked
package org.pagewire.program.command;

import org.jspecify.annotations.NullMarked;
