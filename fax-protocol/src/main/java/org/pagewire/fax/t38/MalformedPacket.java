package org.pagewire.fax.t38;

/** Thrown inside the decoders where octets break the coding; carries no stack trace, and never leaves this package. */
final class MalformedPacket extends Exception {
    private static final long serialVersionUID = 1L;

    private final T38Fault fault;

    MalformedPacket(T38Fault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    T38Fault fault() {
        return fault;
    }
}
