package org.pagewire.sip;

import java.net.InetSocketAddress;
import org.pagewire.fax.t38.T38Parameters;

/**
 * An outgoing call.
 *
 * @param from user part of the caller's address: the registered machine's user, or the fax ID of the far caller
 * @param to user part of the address dialled
 * @param at where to send it: the registrar for a machine, the machine's contact for a registrar
 * @param media what is offered first
 * @param own this end's T.38 parameters
 */
public record Dial(String from, String to, InetSocketAddress at, FirstMedia media, T38Parameters own) {

    /** How a call gets to T.38. */
    public enum FirstMedia {
        /** T.38 in the first INVITE; an end that refuses it is called again with audio first. */
        T38_AT_ONCE,
        /** Audio in the first INVITE, as most analogue adapters do, then a re-INVITE to T.38 by either side. */
        AUDIO_FIRST
    }
}
