package org.pagewire.sip;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.text.ParseException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.MinExpiresHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A machine's registration with a registrar, renewed at half its time (RFC 3261 clause 10.2). Belongs to the endpoint's
 * event loop.
 */
public final class Registration {
    /** An attempt without an answer is given up then; the registrar may not run yet. */
    private static final long ATTEMPT_MS = 2000;

    private static final long FIRST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 30_000;
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    private final RegistrationSettings settings;
    private final RegistrationListener listener;
    private final SipMessages messages;
    private final Signalling signalling;
    private final EventLoop loop;
    private final Runnable stopped;
    private final String callId;
    private long sequence;
    private int expirySeconds;
    private long pauseMs = FIRST_PAUSE_MS;
    private boolean registered;
    private boolean stopping;
    private boolean over;
    private String told = "";
    private @Nullable Future<?> timer;
    private @Nullable Attempt attempt;

    /**
     * @param stopped called once, when the registration is over for good
     */
    Registration(
            RegistrationSettings settings,
            RegistrationListener listener,
            SipMessages messages,
            Signalling signalling,
            EventLoop loop,
            Runnable stopped) {
        this.settings = settings;
        this.listener = listener;
        this.messages = messages;
        this.signalling = signalling;
        this.loop = loop;
        this.stopped = stopped;
        this.callId = signalling.newCallId();
        this.expirySeconds = (int) settings.expiry().toSeconds();
    }

    RegistrationSettings settings() {
        return settings;
    }

    /** True while the registrar holds it. */
    public boolean registered() {
        return registered;
    }

    /** Unregisters and stops; what the registrar answers does not matter. */
    public void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        if (registered) {
            registered = false;
            attempt();
        } else {
            finish();
        }
    }

    void attempt() {
        if (over) {
            return;
        }
        Attempt next = new Attempt();
        attempt = next;
        timer(
                ATTEMPT_MS,
                () -> next.failed("The registrar at " + Hosts.text(settings.registrar()) + " does not answer."));
        next.send(null);
    }

    private void timer(long delayMs, Runnable work) {
        if (timer != null) {
            timer.cancel(false);
        }
        timer = loop.schedule(work, delayMs, TimeUnit.MILLISECONDS);
    }

    private void finish() {
        over = true;
        attempt = null;
        if (timer != null) {
            timer.cancel(false);
        }
        stopped.run();
    }

    /** One try: REGISTER, and once more with the digest when that is asked for. */
    private final class Attempt implements Exchange {
        private boolean answeredChallenge;

        void send(@Nullable Challenge challenge) {
            try {
                Request request = messages.request(
                        Request.REGISTER, settings.user(), settings.user(), settings.registrar(), callId, ++sequence);
                request.addHeader(messages.headers.createExpiresHeader(stopping ? 0 : expirySeconds));
                if (challenge != null) {
                    challenge.answer(request, settings.user(), settings.password(), messages);
                }
                signalling.send(request, this);
            } catch (SipException | ParseException | InvalidArgumentException notSent) {
                failed("The registrar at " + Hosts.text(settings.registrar()) + " cannot be reached: "
                        + notSent.getMessage());
            }
        }

        @Override
        public void onResponse(Response response, Sent request) {
            int status = response.getStatusCode();
            if (attempt != this || status < 200) {
                return;
            }
            Optional<Challenge> challenge = answeredChallenge ? Optional.empty() : Challenge.of(response);
            if (status < 300) {
                succeeded(response);
            } else if (challenge.isPresent()) {
                answeredChallenge = true;
                send(challenge.get());
            } else if (status == Response.INTERVAL_TOO_BRIEF
                    && response.getHeader(MinExpiresHeader.NAME) instanceof MinExpiresHeader least
                    && least.getExpires() > expirySeconds
                    && least.getExpires() <= Registrar.MOST_EXPIRY) {
                expirySeconds = least.getExpires();
                attempt();
            } else {
                CallEnd end = SipMessages.end(response);
                failed(
                        end.cause() == CallEnd.Cause.FORBIDDEN && end.code().isEmpty()
                                ? "The registrar refuses this user with this password."
                                : end.sentence());
            }
        }

        @Override
        public void onTimeout(Sent request) {
            // The shorter timer of our own has given up before.
        }

        private void succeeded(Response response) {
            attempt = null;
            if (stopping) {
                finish();
                return;
            }
            pauseMs = FIRST_PAUSE_MS;
            told = "";
            timer(granted(response) * 500L, Registration.this::attempt);
            if (!registered) {
                registered = true;
                LOG.info("registered as {}", settings);
                listener.onRegistered();
            }
        }

        private int granted(Response response) {
            int granted = -1;
            if (response.getHeader(ContactHeader.NAME) instanceof ContactHeader contact) {
                granted = contact.getExpires();
            }
            if (granted <= 0 && response.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader expires) {
                granted = expires.getExpires();
            }
            return granted > 0 ? Math.min(granted, expirySeconds) : expirySeconds;
        }

        private void failed(String sentence) {
            if (attempt != this) {
                return;
            }
            attempt = null;
            if (stopping) {
                finish();
                return;
            }
            registered = false;
            timer(pauseMs + messages.random().nextLong(pauseMs / 4), Registration.this::attempt);
            pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
            if (!told.equals(sentence)) {
                told = sentence;
                LOG.warn("not registered as {}: {}", settings, sentence);
                listener.onFailed(sentence);
            }
        }
    }
}
