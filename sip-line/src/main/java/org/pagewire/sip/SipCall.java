package org.pagewire.sip;

import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.fax.t38.T38Sdp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call with a machine. Belongs to the endpoint's event loop; {@link #end} is the one exit, and every loss or end by
 * the other side goes the same way.
 *
 * <pre>
 * CALLING  INVITE sent           -> TALKING on 2xx, ENDED on refusal, timeout, cancel
 * OFFERED  INVITE came           -> TALKING on accept, ENDED on CANCEL, refusal, timeout
 * TALKING  answered; audio or T.38 is agreed, and changes by re-INVITE -> ENDED on BYE of either side or loss
 * </pre>
 */
public final class SipCall {
    private static final Logger LOG = LoggerFactory.getLogger(SipCall.class);

    /** The caller leaves it so long to the called end to change from audio to T.38 (T.38 clause D.2.2.4). */
    private static final Duration SWITCH_PATIENCE = Duration.ofSeconds(3);

    /** Without T.38 for this long an answered call is no fax call. */
    private static final Duration AUDIO_PATIENCE = Duration.ofSeconds(20);

    /** A machine whose media port is closed says BYE or is heard again within this, or is gone. */
    private static final Duration CLOSED_PORT_PATIENCE = Duration.ofSeconds(1);

    enum Stage {
        CALLING,
        OFFERED,
        TALKING,
        ENDED
    }

    private final SipEndpoint endpoint;
    private final String id;
    private final String from;
    private final String to;
    private final InetSocketAddress peer;
    private final boolean incoming;
    private final MediaSession media;
    private final Negotiation negotiation;
    private final Set<Future<?>> timers = new HashSet<>();
    private @Nullable SipCallListener listener;
    private @Nullable Received invite;
    private @Nullable OutgoingInvite outgoing;
    private @Nullable Dialog dialog;
    private @Nullable CallPing ping;
    private @Nullable CallEnd ended;
    private final FaxSwitch faxSwitch;
    private Stage stage;
    private boolean faxTold;

    private SipCall(SipEndpoint endpoint, String id, String from, String to, InetSocketAddress peer, Stage stage)
            throws IOException {
        this.endpoint = endpoint;
        this.id = id;
        this.from = from;
        this.to = to;
        this.peer = peer;
        this.stage = stage;
        this.incoming = stage == Stage.OFFERED;
        this.media =
                MediaSession.open(id, endpoint.address().getAddress(), peer.getAddress(), endpoint.loop(), new Line());
        this.negotiation = new Negotiation(media, endpoint.messages().random().nextLong(1, 1L << 32), T38Sdp.DEFAULTS);
        this.faxSwitch = new FaxSwitch(this, negotiation, incoming);
    }

    /** A call that this end makes; {@link #start} sends its INVITE. */
    static SipCall outgoing(SipEndpoint endpoint, String id, Dial dial, SipCallListener listener) throws IOException {
        SipCall call = new SipCall(endpoint, id, dial.from(), dial.to(), dial.at(), Stage.CALLING);
        call.listener = listener;
        call.negotiation.own(dial.own());
        call.outgoing = new OutgoingInvite(call, dial, call.negotiation);
        return call;
    }

    /** A call that comes in. */
    static SipCall incoming(SipEndpoint endpoint, Received invite) throws IOException {
        SipCall call = new SipCall(
                endpoint,
                invite.callId(),
                SipMessages.caller(invite.request()),
                SipMessages.target(invite.request()),
                invite.source(),
                Stage.OFFERED);
        call.invite = invite;
        call.dialog = invite.dialog();
        return call;
    }

    /** Identity of the call in logs: its SIP Call-ID. */
    public String id() {
        return id;
    }

    /** User part of the caller's address. */
    public String from() {
        return from;
    }

    /** User part of the address dialled. */
    public String to() {
        return to;
    }

    /** Host and port that the other end's SIP messages go to or come from. */
    public InetSocketAddress peer() {
        return peer;
    }

    /** What the caller of an incoming call offers; empty while it offers audio alone. */
    public Optional<T38Parameters> offered() {
        return Optional.ofNullable(invite)
                .flatMap(received -> SipMessages.sdp(received.request()))
                .flatMap(Sdp::fax)
                .map(fax -> fax.t38().parameters());
    }

    /** Sends the INVITE of an outgoing call. */
    void start() {
        if (stage == Stage.CALLING && outgoing != null) {
            after(endpoint.settings().answerTimeout(), () -> end(CallEnd.of(CallEnd.Cause.NO_ANSWER)));
            guarded(outgoing::start);
        }
    }

    /** Who is told of an incoming call. */
    void offer(SipCallListener told) {
        listener = told;
        if (ended != null) { // it was decided before there was anyone to tell
            told.onEnded(ended);
            return;
        }
        if (stage == Stage.TALKING) {
            told.onAnswered();
            mediaChanged();
        }
        after(endpoint.settings().answerTimeout(), () -> {
            if (stage == Stage.OFFERED) {
                end(CallEnd.of(CallEnd.Cause.NO_ANSWER));
            }
        });
    }

    /** Tells the caller of an incoming call that the machine rings. */
    public void ring() {
        if (stage == Stage.OFFERED && invite != null) {
            Received received = invite;
            guarded(() -> endpoint.respond(received, Response.RINGING, null));
        }
    }

    /**
     * Answers an incoming call: with T.38 where that was offered, else with audio, followed at once by a re-INVITE to
     * T.38. The listener may be told of T.38 before this returns.
     *
     * @param own this end's parameters, from which the answer or the re-INVITE is made
     */
    public void accept(T38Parameters own) {
        if (stage != Stage.OFFERED || invite == null) {
            return;
        }
        Received received = invite;
        negotiation.own(own);
        Optional<byte[]> answer = SipMessages.sdp(received.request()).flatMap(negotiation::answer);
        if (answer.isEmpty()) {
            end(CallEnd.of(CallEnd.Cause.NOT_ACCEPTABLE));
            return;
        }
        guarded(() -> {
            endpoint.respond(received, Response.OK, answer.get());
            dialog = received.dialog();
            talking();
        });
    }

    /**
     * Sends a packet.
     *
     * @return false when it was dropped, since T.38 is not agreed (yet), or the call is over
     */
    public boolean send(IfpPacket packet) {
        return stage == Stage.TALKING && media.send(packet);
    }

    /**
     * Ends the call in whatever state it is: refuses it, cancels it or hangs up. The listener is told at once. Does
     * nothing after the end.
     *
     * @param end why; its code and sentence go to the other end in a Reason header (RFC 3326)
     */
    public void end(CallEnd end) {
        Stage before = stage;
        finish(end);
        try {
            if (before == Stage.CALLING && outgoing != null) {
                outgoing.cancel();
            } else if (before == Stage.OFFERED && invite != null) {
                endpoint.refuse(invite, end);
            } else if (before == Stage.TALKING && dialog != null) {
                endpoint.sayBye(dialog, end);
            }
        } catch (SipException | ParseException | InvalidArgumentException notSent) {
            LOG.info("call {}: its end could not be told to {}: {}", id, Hosts.text(peer), notSent.getMessage());
        }
    }

    /** The one exit; called by {@link #end} and where the other side ended the call or was lost. */
    void finish(CallEnd end) {
        if (stage == Stage.ENDED) {
            return;
        }
        String why = end.cause() + end.code().map(code -> " " + code).orElse("");
        LOG.info("call {} {} to {}: ended, {}", id, from, to, why);
        stage = Stage.ENDED;
        ended = end;
        timers.forEach(timer -> timer.cancel(false));
        if (ping != null) {
            ping.stop();
        }
        media.close();
        endpoint.forget(this);
        if (listener != null) {
            listener.onEnded(end);
        }
    }

    /** A request inside this call, or CANCEL. */
    void onRequest(Received received) {
        guarded(() -> {
            switch (received.request().getMethod()) {
                case Request.CANCEL -> onCancel(received);
                case Request.BYE -> {
                    endpoint.respond(received, Response.OK, null);
                    finish(SipMessages.end(received.request(), CallEnd.COMPLETED));
                }
                case Request.INVITE -> faxSwitch.onReinvite(received);
                case Request.UPDATE -> faxSwitch.onUpdate(received);
                case Request.ACK -> faxSwitch.onAck();
                case Request.OPTIONS, Request.INFO -> endpoint.respond(received, Response.OK, null);
                default -> endpoint.respond(received, Response.METHOD_NOT_ALLOWED, null);
            }
        });
    }

    private void onCancel(Received received) throws SipException, ParseException, InvalidArgumentException {
        endpoint.respond(received, Response.OK, null);
        if (stage == Stage.OFFERED && invite != null) {
            CallEnd end = SipMessages.end(received.request(), CallEnd.of(CallEnd.Cause.CANCELLED));
            Received refused = invite;
            finish(end);
            endpoint.refuse(refused, CallEnd.of(CallEnd.Cause.CANCELLED));
        }
    }

    void ringing() {
        if (stage == Stage.CALLING && listener != null) {
            listener.onRinging();
        }
    }

    /** The 2xx to this end's INVITE, with its ACK sent. */
    void answered(Dialog made) {
        dialog = made;
        talking();
    }

    private void talking() {
        stage = Stage.TALKING;
        LOG.info("call {} {} to {}: answered with {}", id, from, to, negotiation.agreed());
        if (dialog != null) {
            ping = new CallPing(
                    endpoint.loop(),
                    endpoint.settings().pingInterval(),
                    endpoint.signalling(),
                    endpoint.messages(),
                    dialog,
                    media,
                    () -> end(CallEnd.of(CallEnd.Cause.LOST)));
            ping.start();
        }
        if (listener != null) {
            listener.onAnswered();
        }
        mediaChanged();
        if (stage == Stage.TALKING && negotiation.agreed() == Negotiation.Agreed.AUDIO && !incoming) {
            after(SWITCH_PATIENCE, () -> guarded(faxSwitch::offerFax));
        }
    }

    /** What is agreed may have changed. */
    void mediaChanged() {
        if (stage != Stage.TALKING) {
            return;
        }
        if (negotiation.agreed() == Negotiation.Agreed.AUDIO) {
            CallEnd silent = faxTold ? CallEnd.COMPLETED : CallEnd.of(CallEnd.Cause.NOT_ACCEPTABLE);
            after(AUDIO_PATIENCE, () -> {
                if (negotiation.agreed() == Negotiation.Agreed.AUDIO) {
                    end(silent);
                }
            });
        } else if (!faxTold && listener != null && negotiation.parameters().isPresent()) {
            faxTold = true;
            listener.onFax(negotiation.parameters().get());
        }
    }

    /** What the media socket says. */
    private final class Line implements MediaSession.Listener {
        private boolean closedPort;

        @Override
        public void onPacket(IfpPacket packet) {
            if (stage == Stage.TALKING && listener != null) {
                listener.onPacket(packet);
            }
        }

        @Override
        public void onLoss(int count) {
            if (stage == Stage.TALKING && listener != null) {
                listener.onLoss(count);
            }
        }

        @Override
        public void onUnreachable() {
            // A machine that hangs up closes its port a moment before or after its BYE arrives.
            if (!closedPort && stage == Stage.TALKING) {
                closedPort = true;
                long heard = media.received();
                after(CLOSED_PORT_PATIENCE, () -> {
                    closedPort = false;
                    if (media.active() && media.received() == heard) {
                        end(CallEnd.of(CallEnd.Cause.LOST));
                    }
                });
            }
        }
    }

    Stage stage() {
        return stage;
    }

    SipEndpoint endpoint() {
        return endpoint;
    }

    @Nullable
    Dialog dialog() {
        return dialog;
    }

    Future<?> after(Duration delay, Runnable work) {
        timers.removeIf(Future::isDone);
        Future<?> timer = endpoint.loop().schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        timers.add(timer);
        return timer;
    }

    /** Work with the SIP stack. */
    interface SipWork {
        void run() throws SipException, ParseException, InvalidArgumentException;
    }

    /** Does it; when the stack refuses, the call is over. */
    void guarded(SipWork work) {
        try {
            work.run();
        } catch (SipException | ParseException | InvalidArgumentException refused) {
            LOG.info("call {}: {}", id, refused.toString());
            end(CallEnd.of(CallEnd.Cause.FAILED));
        }
    }
}
