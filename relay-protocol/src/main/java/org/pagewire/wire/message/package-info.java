/**
 * The messages of the relay wire as records, their type codes, the reasons a call or connection ends for, and the
 * table of what may be sent in which state. {@code docs/wire.md} is this package in prose; a test keeps the two the
 * same.
 */
@NullMarked
package org.pagewire.wire.message;

import org.jspecify.annotations.NullMarked;
