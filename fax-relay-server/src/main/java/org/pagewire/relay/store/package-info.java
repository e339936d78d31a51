/** Registrations on disk: SQLite through a small pool, with SQL that PostgreSQL takes as well. */
@NullMarked
package org.pagewire.relay.store;

import org.jspecify.annotations.NullMarked;
