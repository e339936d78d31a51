package org.pagewire.relay.login;

import java.time.Instant;
import org.pagewire.wire.login.Verifier;

/**
 * A user who may log in.
 *
 * @param id user ID
 * @param type of the user while it is logged out (FAX, PRINTER, ...)
 * @param verifier of its password
 * @param created by the wall clock
 * @param changed when type or password last changed, by the wall clock
 */
public record Registration(String id, String type, Verifier verifier, Instant created, Instant changed) {}
