/**
 * The device's side of one connection to a relay: {@link org.pagewire.wire.client.DeviceConnection} decides, without
 * sockets or clock, and {@link org.pagewire.wire.client.RelayConnector} puts it onto TCP, TLS and, where needed, a proxy.
 */
@NullMarked
package org.pagewire.wire.client;

import org.jspecify.annotations.NullMarked;
