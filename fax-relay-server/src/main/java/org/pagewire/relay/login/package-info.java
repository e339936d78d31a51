/**
 * Who may log in: registrations, the address limits, and how refusals grow slower. Without sockets, threads and clocks.
 */
@NullMarked
package org.pagewire.relay.login;

import org.jspecify.annotations.NullMarked;
