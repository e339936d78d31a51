package org.pagewire.fax.t30;

/** After the call: nothing goes out and nothing is heard. */
final class Closed extends State {
    Closed(T30Terminal terminal) {
        super(terminal);
    }

    @Override
    Phase phase() {
        return Phase.E;
    }

    @Override
    void enter(long nowNs) {}
}
