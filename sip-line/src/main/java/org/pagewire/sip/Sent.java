package org.pagewire.sip;

import javax.sip.ClientTransaction;
import org.jspecify.annotations.Nullable;

/**
 * A request that was sent and its client transaction.
 *
 * @param transaction what CANCEL is made from, and whose dialog a 2xx has made
 */
record Sent(ClientTransaction transaction) {

    javax.sip.@Nullable Dialog dialog() {
        return transaction.getDialog();
    }
}
