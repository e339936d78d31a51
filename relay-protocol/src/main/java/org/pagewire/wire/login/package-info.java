/**
 * How a device proves who it is, and TLS around it: SCRAM-SHA-256 (RFC 5802, RFC 7677) without channel binding, for both
 * sides, and the TLS contexts of both sides. Nothing here does I/O but reading certificate files.
 */
@NullMarked
package org.pagewire.wire.login;

import org.jspecify.annotations.NullMarked;
