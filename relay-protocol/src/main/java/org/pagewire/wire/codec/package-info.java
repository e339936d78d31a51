/**
 * Frames and their payloads between octets and messages: a decoder and an encoder for a Netty pipeline. Above them a
 * pipeline sees {@link org.pagewire.wire.message.Message} records and, for the data of a call, plain buffers.
 */
@NullMarked
package org.pagewire.wire.codec;

import org.jspecify.annotations.NullMarked;
