/**
 * The demo: starts a relay, two agents and two simulated fax machines as processes of their own on loopback, lets one
 * machine dial the other and shows what happens. It talks to the programs only as a user does, by configuration files and
 * control sockets.
 */
@NullMarked
package org.pagewire.demo;

import org.jspecify.annotations.NullMarked;
