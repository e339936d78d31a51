package org.pagewire.relay.store;

/** The registrations cannot be read or written; the message is a sentence for the operator. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    StoreException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
