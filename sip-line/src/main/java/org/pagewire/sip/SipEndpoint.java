package org.pagewire.sip;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One address at which this program speaks SIP, over UDP. Belongs to the event loop it is opened with, which also serves
 * the UDPTL sockets of its calls: a loop of {@link io.netty.channel.nio.NioIoHandler}.
 */
public final class SipEndpoint {
    /** Calls at once; more are refused as busy. */
    static final int MAX_CALLS = 64;

    /** How long {@link #close} waits for answers to its BYE and REGISTER requests. */
    private static final long PARTING_MS = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(SipEndpoint.class);

    private final SipSettings settings;
    private final EventLoop loop;
    private final IncomingCalls incoming;
    private final Signalling signalling;
    private final SipMessages messages;
    private final Promise<Void> closed;
    private final Map<String, SipCall> calls = new HashMap<>();
    private final List<Registration> registrations = new ArrayList<>();
    private @Nullable Registrar registrar;
    private int parting;
    private boolean closing;

    private SipEndpoint(SipSettings settings, EventLoop loop, IncomingCalls incoming) throws IOException {
        this.settings = settings;
        this.loop = loop;
        this.incoming = incoming;
        this.closed = loop.newPromise();
        SecureRandom random = new SecureRandom();
        this.signalling = Signalling.start(settings, loop, random, received -> guarded(received, this::onRequest));
        this.messages = new SipMessages(signalling.address(), settings.product(), random);
    }

    /**
     * Opens the endpoint; callable from any thread. Returns when the address is bound.
     *
     * @param incoming takes calls that come in
     * @throws IOException when the address cannot be bound
     */
    public static SipEndpoint open(SipSettings settings, EventLoop loop, IncomingCalls incoming) throws IOException {
        return new SipEndpoint(settings, loop, incoming);
    }

    /** The address bound, with its real port. */
    public InetSocketAddress address() {
        return signalling.address();
    }

    /**
     * Lets machines register here, and from then on takes calls of registered machines alone, each with the machine's
     * password. Once per endpoint.
     *
     * @param realm shown to machines' users where they enter the password
     */
    public Registrar serveRegistrar(String realm, Accounts accounts, RegistrarListener listener) {
        if (registrar != null) {
            throw new IllegalStateException("this endpoint has a registrar");
        }
        registrar = new Registrar(realm, accounts, listener, messages, loop);
        return registrar;
    }

    /** Registers with a registrar and stays registered until {@link Registration#stop} or {@link #close}. */
    public Registration register(RegistrationSettings registrationSettings, RegistrationListener listener) {
        Registration[] self = new Registration[1];
        Registration registration = new Registration(registrationSettings, listener, messages, signalling, loop, () -> {
            registrations.remove(self[0]);
            partedIfDone();
        });
        self[0] = registration;
        registrations.add(registration);
        loop.execute(registration::attempt);
        return registration;
    }

    /**
     * Makes a call. What becomes of it is told to the listener alone, never before this method has returned.
     *
     * @throws UncheckedIOException when this host has no port left for its packets
     */
    public SipCall call(Dial dial, SipCallListener listener) {
        SipCall call;
        try {
            call = SipCall.outgoing(this, signalling.newCallId(), dial, listener);
        } catch (IOException noPort) {
            throw new UncheckedIOException("no port for a call's packets: " + noPort.getMessage(), noPort);
        }
        calls.put(call.id(), call);
        loop.execute(call::start);
        return call;
    }

    /**
     * Ends all calls with the reason, unregisters, and frees the address; callable from any thread.
     *
     * @return done when all of that is sent and the sockets are closed, within 2 s
     */
    public Future<Void> close(CallEnd reason) {
        loop.execute(() -> {
            if (closing) {
                return;
            }
            closing = true;
            List.copyOf(calls.values()).forEach(call -> call.end(reason));
            List.copyOf(registrations).forEach(Registration::stop);
            if (registrar != null) {
                registrar.stop();
            }
            loop.schedule(this::parted, PARTING_MS, TimeUnit.MILLISECONDS);
            partedIfDone();
        });
        return closed;
    }

    private void partedIfDone() {
        if (closing && parting == 0 && registrations.isEmpty()) {
            parted();
        }
    }

    private void parted() {
        if (!closed.isDone()) {
            signalling.stop();
            closed.setSuccess(null);
        }
    }

    private void onRequest(Received received) throws SipException, ParseException, InvalidArgumentException {
        Request request = received.request();
        SipCall call = calls.get(received.callId());
        boolean inDialog = SipMessages.inDialog(request);
        List<String> unsupported = SipMessages.unsupported(request);
        if (!unsupported.isEmpty()
                && received.transaction() != null
                && !request.getMethod().equals(Request.CANCEL)) {
            received.transaction().sendResponse(messages.badExtension(request, received.tag(), unsupported));
            return;
        }
        if (call != null && (inDialog || request.getMethod().equals(Request.CANCEL))) {
            call.onRequest(received);
            return;
        }
        switch (request.getMethod()) {
            case Request.ACK -> {}
            case Request.REGISTER -> onRegister(received);
            case Request.INVITE -> {
                if (inDialog) {
                    respond(received, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, null);
                } else if (call != null) {
                    respond(received, Response.LOOP_DETECTED, null);
                } else {
                    onInvite(received);
                }
            }
            case Request.OPTIONS ->
                respond(received, inDialog ? Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST : Response.OK, null);
            case Request.BYE, Request.CANCEL, Request.UPDATE, Request.INFO ->
                respond(received, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, null);
            default -> respond(received, Response.METHOD_NOT_ALLOWED, null);
        }
    }

    private void onRegister(Received received) throws SipException, ParseException, InvalidArgumentException {
        if (registrar == null || received.transaction() == null) {
            respond(received, Response.METHOD_NOT_ALLOWED, null);
        } else {
            received.transaction()
                    .sendResponse(registrar.onRegister(received, loop.ticker().nanoTime()));
        }
    }

    private void onInvite(Received received) throws SipException, ParseException, InvalidArgumentException {
        String from = SipMessages.caller(received.request());
        if (closing) {
            refuse(received, CallEnd.of(CallEnd.Cause.DOWN));
        } else if (registrar != null && !registrar.knows(from, received.source())) {
            if (registrar.isNews(
                    "INVITE " + from, received.source(), loop.ticker().nanoTime())) {
                LOG.info("call from {} at {} refused: not registered", from, Hosts.text(received.source()));
            }
            refuse(received, CallEnd.of(CallEnd.Cause.FORBIDDEN, "not-registered", CallEnd.Cause.FORBIDDEN.sentence()));
        } else if (registrar != null && !proven(registrar, received, from)) {
            LOG.debug("call from {} at {} must prove itself", from, Hosts.text(received.source()));
        } else if (calls.size() >= MAX_CALLS) {
            refuse(received, CallEnd.of(CallEnd.Cause.BUSY));
        } else if (SipMessages.sdp(received.request())
                .filter(offer -> offer.fax().isPresent() || offer.audio().isPresent())
                .isEmpty()) {
            refuse(received, CallEnd.of(CallEnd.Cause.NOT_ACCEPTABLE));
        } else {
            open(received);
        }
    }

    /** Whether the request has the password of its machine; if not, it has been answered. */
    private boolean proven(Registrar judge, Received received, String from)
            throws SipException, ParseException, InvalidArgumentException {
        Optional<Response> objection =
                judge.objection(received, from, loop.ticker().nanoTime());
        if (objection.isPresent() && received.transaction() != null) {
            received.transaction().sendResponse(objection.get());
        }
        return objection.isEmpty();
    }

    /** The account to dial with at a registrar that asks for a password; empty where this endpoint has none. */
    Optional<RegistrationSettings> account(Dial dial) {
        return registrations.stream()
                .map(Registration::settings)
                .filter(account -> account.user().equals(dial.from())
                        && account.registrar().equals(dial.at()))
                .findFirst();
    }

    private void open(Received received) throws SipException, ParseException, InvalidArgumentException {
        SipCall call;
        try {
            call = SipCall.incoming(this, received);
        } catch (IOException noPort) {
            LOG.warn("no port for a call's packets: {}", noPort.getMessage());
            refuse(received, CallEnd.of(CallEnd.Cause.DOWN));
            return;
        }
        calls.put(call.id(), call);
        LOG.info("call {} {} to {}: comes in from {}", call.id(), call.from(), call.to(), Hosts.text(call.peer()));
        call.offer(incoming.onCall(call));
    }

    /** Answers a request, in the tag that this end has in it, with a session description or none. */
    void respond(Received received, int status, byte @Nullable [] description)
            throws SipException, ParseException, InvalidArgumentException {
        if (received.transaction() == null) {
            return;
        }
        Response response = messages.response(status, received.request(), received.tag());
        if (status < 300 && status > 100 && !received.request().getMethod().equals(Request.BYE)) {
            response.addHeader(messages.contact(SipMessages.target(received.request())));
        }
        if (description != null) {
            messages.sdp(response, description);
        }
        if (status == Response.OK) {
            messages.sessionTimer(received.request(), response);
        }
        received.transaction().sendResponse(response);
    }

    /** Refuses an INVITE. */
    void refuse(Received received, CallEnd end) throws SipException, ParseException, InvalidArgumentException {
        if (received.transaction() != null) {
            Response response = messages.response(end.cause().status(), received.request(), received.tag());
            messages.reason(response, end);
            received.transaction().sendResponse(response);
        }
    }

    /** Hangs up. */
    void sayBye(Dialog dialog, CallEnd end) throws SipException, ParseException, InvalidArgumentException {
        Request bye = messages.inDialog(dialog, Request.BYE, "");
        messages.reason(bye, end);
        signalling.send(dialog, bye, parting());
    }

    /** Sends a request that ends something and whose answer matters only while this closes. */
    void part(Request request) throws SipException {
        signalling.send(request, parting());
    }

    /** The address is still needed for something that ends. */
    void partingBegins() {
        parting++;
    }

    void partingEnds() {
        parting--;
        partedIfDone();
    }

    private Exchange parting() {
        partingBegins();
        return new Exchange() {
            private boolean done;

            @Override
            public void onResponse(Response response, Sent request) {
                if (response.getStatusCode() >= 200) {
                    done();
                }
            }

            @Override
            public void onTimeout(Sent request) {
                done();
            }

            private void done() {
                if (!done) {
                    done = true;
                    partingEnds();
                }
            }
        };
    }

    void forget(SipCall call) {
        calls.remove(call.id(), call);
    }

    SipSettings settings() {
        return settings;
    }

    EventLoop loop() {
        return loop;
    }

    Signalling signalling() {
        return signalling;
    }

    SipMessages messages() {
        return messages;
    }

    private interface RequestWork {
        void on(Received received) throws SipException, ParseException, InvalidArgumentException;
    }

    private static void guarded(Received received, RequestWork work) {
        try {
            work.on(received);
        } catch (SipException | ParseException | InvalidArgumentException notAnswered) {
            LOG.debug(
                    "{} from {} could not be answered: {}",
                    received.request().getMethod(),
                    Hosts.text(received.source()),
                    notAnswered.getMessage());
        }
    }
}
