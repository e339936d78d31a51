package org.pagewire.sip;

import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Re-INVITEs of one call, both ways: to T.38 (T.38 clause D.2.2.4), back to audio, and session refreshes of the other end
 * (RFC 4028). Belongs to the endpoint's event loop.
 */
final class FaxSwitch implements Exchange {
    private final SipCall call;
    private final Negotiation negotiation;
    private final boolean incoming;
    private boolean offering;

    FaxSwitch(SipCall call, Negotiation negotiation, boolean incoming) {
        this.call = call;
        this.negotiation = negotiation;
        this.incoming = incoming;
    }

    /** The other end has our 2xx. The called end changes an audio call to T.38 now. */
    void onAck() throws SipException, ParseException {
        if (incoming && negotiation.parameters().isEmpty()) {
            offerFax();
        }
    }

    /** Offers T.38, unless it is agreed or was before, or is being offered. */
    void offerFax() throws SipException, ParseException {
        Dialog dialog = call.dialog();
        if (call.stage() != SipCall.Stage.TALKING
                || offering
                || negotiation.parameters().isPresent()
                || dialog == null) {
            return;
        }
        SipMessages messages = call.endpoint().messages();
        Request reinvite = messages.inDialog(dialog, Request.INVITE, incoming ? call.to() : call.from());
        messages.allow(reinvite);
        messages.sdp(reinvite, negotiation.offerFax());
        offering = true;
        call.endpoint().signalling().send(dialog, reinvite, this);
    }

    @Override
    public void onResponse(Response response, Sent request) {
        int status = response.getStatusCode();
        if (status < 200) {
            return;
        }
        call.guarded(() -> {
            Dialog dialog = request.dialog();
            if (status < 300 && dialog != null) {
                dialog.sendAck(dialog.createAck(((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getSeqNumber()));
            }
            offering = false;
            if (call.stage() == SipCall.Stage.TALKING) {
                onFinal(response, status);
            }
        });
    }

    private void onFinal(Response response, int status) {
        if (status < 300) {
            Negotiation.Agreed agreed =
                    SipMessages.sdp(response).map(negotiation::onAnswer).orElse(Negotiation.Agreed.NOTHING);
            if (agreed == Negotiation.Agreed.FAX) {
                call.mediaChanged();
            } else {
                call.end(CallEnd.of(CallEnd.Cause.NOT_ACCEPTABLE));
            }
        } else if (status == Response.REQUEST_PENDING) {
            // RFC 3261 clause 14.1: who made the call waits longer, so the two do not meet again.
            long pauseMs = incoming
                    ? call.endpoint().messages().random().nextLong(0, 2000)
                    : call.endpoint().messages().random().nextLong(2100, 4000);
            call.after(Duration.ofMillis(pauseMs), () -> call.guarded(this::offerFax));
        } else if (status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST || status == Response.REQUEST_TIMEOUT) {
            call.end(CallEnd.of(CallEnd.Cause.LOST));
        } else {
            call.end(CallEnd.of(CallEnd.Cause.NOT_ACCEPTABLE));
        }
    }

    @Override
    public void onTimeout(Sent request) {
        call.end(CallEnd.of(CallEnd.Cause.LOST));
    }

    /** The other end's re-INVITE: another offer, or none, which is a refresh. */
    void onReinvite(Received received) throws SipException, ParseException, InvalidArgumentException {
        if (mayNegotiate(received)) {
            answer(received, true);
        }
    }

    /** The other end's UPDATE (RFC 3311): a refresh, or another offer, for which the same holds as for a re-INVITE. */
    void onUpdate(Received received) throws SipException, ParseException, InvalidArgumentException {
        byte[] body = received.request().getRawContent();
        if (body == null || body.length == 0 || mayNegotiate(received)) {
            answer(received, false);
        }
    }

    private boolean mayNegotiate(Received received) throws SipException, ParseException, InvalidArgumentException {
        if (offering) {
            call.endpoint().respond(received, Response.REQUEST_PENDING, null);
        } else if (call.stage() != SipCall.Stage.TALKING) {
            call.endpoint().respond(received, Response.SERVER_INTERNAL_ERROR, null);
        } else {
            return true;
        }
        return false;
    }

    private void answer(Received received, boolean mustDescribe)
            throws SipException, ParseException, InvalidArgumentException {
        SipEndpoint endpoint = call.endpoint();
        byte[] body = received.request().getRawContent();
        if (body == null || body.length == 0) {
            endpoint.respond(
                    received, Response.OK, mustDescribe ? negotiation.current().orElse(null) : null);
            return;
        }
        Optional<byte[]> answer = SipMessages.sdp(received.request()).flatMap(negotiation::answer);
        endpoint.respond(
                received, answer.isPresent() ? Response.OK : Response.NOT_ACCEPTABLE_HERE, answer.orElse(null));
        call.mediaChanged();
    }
}
