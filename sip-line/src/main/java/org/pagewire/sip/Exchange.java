package org.pagewire.sip;

import javax.sip.message.Response;

/** Who sent a request and gets its responses, on the event loop. */
interface Exchange {

    /** A response, provisional or final. */
    void onResponse(Response response, Sent request);

    /** No final response came in time (timer B or F of RFC 3261). */
    void onTimeout(Sent request);
}
