package org.pagewire.sip;

import java.net.InetSocketAddress;
import javax.sip.Dialog;
import javax.sip.ServerTransaction;
import javax.sip.header.CallIdHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request that came in.
 *
 * @param request the request
 * @param transaction by which it is answered; null for ACK
 * @param source host and port it came from
 * @param tag what all responses carry as their To tag, where the request has none
 */
record Received(Request request, @Nullable ServerTransaction transaction, InetSocketAddress source, String tag) {

    String callId() {
        return ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
    }

    @Nullable
    Dialog dialog() {
        return transaction == null ? null : transaction.getDialog();
    }
}
