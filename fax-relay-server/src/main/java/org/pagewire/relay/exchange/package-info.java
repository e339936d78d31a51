/**
 * The switchboard itself: which connections there are, which device each belongs to and which two are joined in a call.
 * Without sockets, threads and clocks: it takes what happened and when, and says what is to be done
 * ({@link org.pagewire.relay.exchange.Action}) and when it wants to be asked again.
 */
@NullMarked
package org.pagewire.relay.exchange;

import org.jspecify.annotations.NullMarked;
