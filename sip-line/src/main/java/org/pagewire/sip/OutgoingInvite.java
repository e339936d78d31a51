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
import org.jspecify.annotations.Nullable;

/**
 * The first INVITE of an outgoing call, the same again with a password where that is asked for, and one with audio where T.38
 * at once is refused. It outlives the
 * call's end until its final response, since a call that was cancelled may have been answered meanwhile. Belongs to the
 * endpoint's event loop.
 */
final class OutgoingInvite implements Exchange {
    /** A called machine that says nothing at all for this long is not there. */
    private static final Duration FIRST_RESPONSE = Duration.ofSeconds(4);

    private final SipCall call;
    private final Dial dial;
    private final Negotiation negotiation;
    private Dial.FirstMedia media;
    private long sequence;
    private @Nullable Sent invite;
    private boolean heard;
    private boolean cancelled;
    private boolean over;
    private boolean answeredChallenge;

    OutgoingInvite(SipCall call, Dial dial, Negotiation negotiation) {
        this.call = call;
        this.dial = dial;
        this.negotiation = negotiation;
        this.media = dial.media();
    }

    void start() throws SipException, ParseException, InvalidArgumentException {
        call.after(FIRST_RESPONSE, () -> {
            if (!heard && call.stage() == SipCall.Stage.CALLING) {
                call.finish(CallEnd.of(CallEnd.Cause.LOST));
            }
        });
        send(null);
    }

    private void send(@Nullable Challenge challenge) throws SipException, ParseException, InvalidArgumentException {
        SipMessages messages = call.endpoint().messages();
        Request request = messages.request(Request.INVITE, dial.from(), dial.to(), dial.at(), call.id(), ++sequence);
        messages.allow(request);
        messages.sdp(request, media == Dial.FirstMedia.T38_AT_ONCE ? negotiation.offerFax() : negotiation.offerAudio());
        if (challenge != null) {
            RegistrationSettings account = call.endpoint().account(dial).orElseThrow();
            challenge.answer(request, account.user(), account.password(), messages);
        }
        invite = call.endpoint().signalling().send(request, this);
    }

    /** CANCEL, as soon as that is allowed: after a provisional response (RFC 3261 clause 9.1). */
    void cancel() throws SipException {
        if (invite != null && heard && !cancelled) {
            cancelled = true;
            call.endpoint()
                    .partingBegins(); // until the INVITE has its own final response, which the stack acknowledges
            call.endpoint().part(invite.transaction().createCancel());
        }
    }

    @Override
    public void onResponse(Response response, Sent request) {
        if (invite == null || request.transaction() != invite.transaction()) {
            return; // of an INVITE before this one
        }
        heard = true;
        int status = response.getStatusCode();
        call.guarded(() -> {
            if (status < 200) {
                onProvisional(status);
            } else if (status < 300) {
                onAnswer(response, request);
            } else if (call.stage() == SipCall.Stage.CALLING) {
                onRefusal(response);
            }
        });
        if (status >= 200) {
            over();
        }
    }

    private void onProvisional(int status) throws SipException {
        if (call.stage() == SipCall.Stage.ENDED) {
            cancel();
        } else if (status > 100) {
            call.ringing();
        }
    }

    private void onAnswer(Response response, Sent request)
            throws SipException, ParseException, InvalidArgumentException {
        Dialog dialog = request.dialog();
        if (dialog == null) {
            throw new SipException("an answer without a dialog");
        }
        dialog.sendAck(dialog.createAck(((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getSeqNumber()));
        Negotiation.Agreed agreed =
                SipMessages.sdp(response).map(negotiation::onAnswer).orElse(Negotiation.Agreed.NOTHING);
        if (call.stage() == SipCall.Stage.ENDED) {
            call.endpoint().sayBye(dialog, CallEnd.of(CallEnd.Cause.CANCELLED));
        } else if (agreed == Negotiation.Agreed.NOTHING) {
            call.answered(dialog);
            call.end(CallEnd.of(CallEnd.Cause.NOT_ACCEPTABLE));
        } else {
            call.answered(dialog);
        }
    }

    private void onRefusal(Response response) throws SipException, ParseException, InvalidArgumentException {
        CallEnd end = SipMessages.end(response);
        Optional<Challenge> challenge =
                call.endpoint().account(dial).isPresent() ? Challenge.of(response) : Optional.empty();
        if (challenge.isPresent() && !answeredChallenge) {
            answeredChallenge = true;
            send(challenge.get());
        } else if (end.cause() == CallEnd.Cause.NOT_ACCEPTABLE
                && end.code().isEmpty()
                && media == Dial.FirstMedia.T38_AT_ONCE) {
            media = Dial.FirstMedia.AUDIO_FIRST;
            answeredChallenge = false;
            send(null);
        } else {
            call.finish(end);
        }
    }

    @Override
    public void onTimeout(Sent request) {
        if (invite != null && request.transaction() == invite.transaction()) {
            over();
            call.finish(CallEnd.of(CallEnd.Cause.LOST));
        }
    }

    private void over() {
        if (cancelled && !over) {
            over = true;
            call.endpoint().partingEnds();
        }
    }
}
