package org.pagewire.sip;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * An endpoint's address and times.
 *
 * @param listen where SIP is spoken over UDP, and whose host the calls' UDPTL sockets are bound to; a concrete
 *     address, since it is written into messages; port 0 for any free one
 * @param product name and version told in User-Agent and Server headers
 * @param answerTimeout an outgoing or incoming call that is not answered within it ends with
 *     {@link CallEnd.Cause#NO_ANSWER}; 1 s to 10 min
 * @param pingInterval time between OPTIONS requests in a call; a machine that answered one and then leaves one
 *     unanswered for {@link #PING_PATIENCE} is lost; 100 ms to 60 s
 */
public record SipSettings(InetSocketAddress listen, String product, Duration answerTimeout, Duration pingInterval) {

    /** How long a ping may be unanswered. With the default interval a dead machine is noticed within 5 s. */
    static final Duration PING_PATIENCE = Duration.ofMillis(2500);

    public SipSettings {
        requireUsable(listen);
        require("answerTimeout", answerTimeout, Duration.ofSeconds(1), Duration.ofMinutes(10));
        require("pingInterval", pingInterval, Duration.ofMillis(100), Duration.ofMinutes(1));
    }

    /** With the times that suit most: 60 s for an answer, a ping every 2 s. */
    public static SipSettings of(InetSocketAddress listen, String product) {
        return new SipSettings(listen, product, Duration.ofSeconds(60), Duration.ofSeconds(2));
    }

    /**
     * Checks an address to listen at.
     *
     * @throws IllegalArgumentException with a sentence, when it cannot be written into messages
     */
    public static void requireUsable(InetSocketAddress listen) {
        if (listen.isUnresolved() || listen.getAddress().isAnyLocalAddress()) {
            throw new IllegalArgumentException("the SIP address " + listen.getHostString()
                    + " must be one address of this host, such as that on the machines' network");
        }
    }

    private static void require(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " " + value + " is not between " + least + " and " + most);
        }
    }
}
