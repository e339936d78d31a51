package org.pagewire.sip;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * OPTIONS requests in a call, by which a dead machine is noticed (field notes 13). A machine that never answered one is
 * not judged by them; one that sends packets lives, whatever it answers. Belongs to the endpoint's event loop.
 */
final class CallPing implements Exchange {
    /** A machine that answers none of so many is asked no more. */
    private static final int TRIES = 3;

    private final EventLoop loop;
    private final Duration interval;
    private final Signalling signalling;
    private final SipMessages messages;
    private final Dialog dialog;
    private final MediaSession media;
    private final Runnable lost;
    private boolean answeredEver;
    private int unanswered;
    private boolean outstanding;
    private boolean stopped;
    private long receivedAtPing;
    private @Nullable Future<?> timer;

    /**
     * @param lost called once, when the other end is gone
     */
    CallPing(
            EventLoop loop,
            Duration interval,
            Signalling signalling,
            SipMessages messages,
            Dialog dialog,
            MediaSession media,
            Runnable lost) {
        this.loop = loop;
        this.interval = interval;
        this.signalling = signalling;
        this.messages = messages;
        this.dialog = dialog;
        this.media = media;
        this.lost = lost;
    }

    void start() {
        ping();
    }

    void stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void ping() {
        outstanding = true;
        receivedAtPing = media.received();
        try {
            signalling.send(dialog, messages.inDialog(dialog, Request.OPTIONS, ""), this);
            after(SipSettings.PING_PATIENCE, this::judge);
        } catch (SipException | ParseException dialogIsGone) {
            gone();
        }
    }

    private void judge() {
        if (outstanding && answeredEver && media.received() == receivedAtPing) {
            gone();
        } else if (answeredEver || ++unanswered < TRIES) {
            ping();
        }
    }

    @Override
    public void onResponse(Response response, Sent request) {
        if (stopped || response.getStatusCode() < 200) {
            return;
        }
        if (response.getStatusCode() == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST) {
            gone();
            return;
        }
        answeredEver = true;
        outstanding = false;
        after(interval, this::ping);
    }

    @Override
    public void onTimeout(Sent request) {
        // Judged earlier.
    }

    private void gone() {
        stop();
        lost.run();
    }

    private void after(Duration delay, Runnable work) {
        if (timer != null) {
            timer.cancel(false);
        }
        timer = loop.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
