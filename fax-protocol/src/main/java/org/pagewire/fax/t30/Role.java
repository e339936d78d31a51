package org.pagewire.fax.t30;

/** What a terminal does with documents in this call: send, or receive. */
abstract class Role {

    /** The state in which a call begins. */
    abstract State first();

    /** Whether every page is confirmed and no other will come, so that only the disconnection is left. */
    abstract boolean complete();

    /** The outcome as far as it can be told now. */
    abstract Outcome outcome(PageLedger pages);
}
