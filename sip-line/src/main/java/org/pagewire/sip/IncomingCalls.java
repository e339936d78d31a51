package org.pagewire.sip;

/** Takes calls that come to an endpoint, on its event loop. */
public interface IncomingCalls {

    /**
     * A call comes in. Answer it now or later by {@link SipCall#ring}, {@link SipCall#accept} and {@link SipCall#end};
     * one that nobody decides is refused with {@link CallEnd.Cause#NO_ANSWER} after {@link SipSettings#answerTimeout}.
     *
     * @return who is told of the call from now on, also when the caller gives up before it is answered
     */
    SipCallListener onCall(SipCall call);
}
