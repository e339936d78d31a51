/**
 * The exchange on a network: TLS, frames, threads and backpressure. The exchange runs on one thread of its own, each
 * connection on its event loop; the data of a call goes from loop to loop and never through the exchange.
 */
@NullMarked
package org.pagewire.relay.listener;

import org.jspecify.annotations.NullMarked;
