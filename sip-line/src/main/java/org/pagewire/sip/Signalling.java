package org.pagewire.sip;

import gov.nist.javax.sip.RequestEventExt;
import gov.nist.javax.sip.SipStackImpl;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SIP stack of one endpoint: one UDP socket, transactions and dialogs. Its callbacks come on the stack's one event
 * thread, in order, and hop onto the event loop; its sending methods are called on the loop.
 *
 * <p>The stack is started and stopped on a daemon thread, whose being one its own threads inherit: stopping it takes a
 * second, and one of its threads stays behind, waiting.
 */
final class Signalling implements SipListener {
    private static final Logger LOG = LoggerFactory.getLogger(Signalling.class);
    private static final AtomicLong STACKS = new AtomicLong();
    private static final int PORT_ATTEMPTS = 20;
    /** 64 times T1: until then a cancelled INVITE may be answered (RFC 3261 clause 9.1). */
    private static final long AFTER_CANCEL_S = 32;

    private static final String RI = "gov.nist.javax.sip.";

    private final EventLoop loop;
    private final SipStackImpl stack;
    private final SipProvider provider;
    private final ListeningPoint point;
    private final InetSocketAddress address;
    private final RandomGenerator random;
    private final Consumer<Received> requests;

    private Signalling(
            EventLoop loop,
            SipStackImpl stack,
            ListeningPoint point,
            InetSocketAddress address,
            RandomGenerator random,
            Consumer<Received> requests)
            throws SipException {
        this.loop = loop;
        this.stack = stack;
        this.point = point;
        this.address = address;
        this.random = random;
        this.requests = requests;
        this.provider = stack.createSipProvider(point);
    }

    /**
     * Binds the address and starts; callable from any thread. Requests come on the loop.
     *
     * @param random cryptographically strong and thread-safe
     */
    static Signalling start(SipSettings settings, EventLoop loop, RandomGenerator random, Consumer<Received> requests)
            throws IOException {
        InetSocketAddress listen = settings.listen();
        FutureTask<Signalling> starting = new FutureTask<>(() -> startHere(settings, loop, random, requests));
        Thread starter = new Thread(starting, "sip-start");
        starter.setDaemon(true);
        starter.start();
        try {
            return starting.get();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new IOException("cannot speak SIP at " + Hosts.text(listen) + ": " + cause.getMessage(), cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the SIP stack was starting", interrupted);
        }
    }

    private static Signalling startHere(
            SipSettings settings, EventLoop loop, RandomGenerator random, Consumer<Received> requests)
            throws Exception {
        InetSocketAddress listen = settings.listen();
        SipStackImpl stack = new SipStackImpl(properties(settings.answerTimeout()));
        try {
            InetSocketAddress bound = listen;
            ListeningPoint point = null;
            for (int attempt = 1; point == null; attempt++) {
                bound = new InetSocketAddress(
                        listen.getAddress(), listen.getPort() == 0 ? freePort(listen) : listen.getPort());
                try {
                    point = stack.createListeningPoint(
                            bound.getAddress().getHostAddress(), bound.getPort(), ListeningPoint.UDP);
                } catch (SipException | InvalidArgumentException taken) {
                    if (listen.getPort() != 0 || attempt == PORT_ATTEMPTS) {
                        throw new BindException("the address is in use or not one of this host's");
                    }
                }
            }
            Signalling signalling = new Signalling(loop, stack, point, bound, random, requests);
            signalling.provider.addSipListener(signalling);
            return signalling;
        } catch (Exception failed) { // whatever it was, the stack's threads must not stay behind; it is passed on
            stack.stop();
            throw failed;
        }
    }

    /** The stack takes no port 0. Between this and its own bind somebody else may take the port; then another is tried. */
    private static int freePort(InetSocketAddress listen) throws IOException {
        try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(listen.getAddress(), 0))) {
            return probe.getLocalPort();
        }
    }

    /**
     * @param patience how long an INVITE may be unanswered
     */
    private static Properties properties(Duration patience) {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "pagewire-" + STACKS.incrementAndGet());
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "on");
        properties.setProperty(RI + "STACK_LOGGER", QuietStackLogger.class.getName());
        properties.setProperty(RI + "SERVER_LOGGER", QuietMessageLogger.class.getName());
        // The default list names suites that today's JDKs do not have, and the stack fails on them even without TLS.
        properties.setProperty(RI + "ENABLED_CIPHER_SUITES", "TLS_AES_128_GCM_SHA256");
        // The non-blocking processors lose requests.
        properties.setProperty(RI + "MESSAGE_PROCESSOR_FACTORY", RI + "stack.OIOMessageProcessorFactory");
        // Otherwise a thread for every datagram, in no order.
        properties.setProperty(RI + "THREAD_POOL_SIZE", "1");
        properties.setProperty(RI + "MAX_MESSAGE_SIZE", "16384");
        properties.setProperty(RI + "DELIVER_UNSOLICITED_NOTIFY", "false");
        properties.setProperty(RI + "MAX_FORK_TIME_SECONDS", "0");
        // One that rang, was cancelled, and never says more, would be kept for ever.
        properties.setProperty(RI + "MAX_TX_LIFETIME_INVITE", Long.toString(patience.toSeconds() + AFTER_CANCEL_S));
        return properties;
    }

    InetSocketAddress address() {
        return address;
    }

    String newCallId() {
        return provider.getNewCallId().getCallId();
    }

    /** Sends a request outside any dialog, or an INVITE that makes one. */
    Sent send(Request request, Exchange exchange) throws SipException {
        ClientTransaction transaction = provider.getNewClientTransaction(request);
        transaction.setApplicationData(exchange);
        transaction.sendRequest();
        return new Sent(transaction);
    }

    /** Sends a request inside a dialog. */
    Sent send(Dialog dialog, Request request, Exchange exchange) throws SipException {
        ClientTransaction transaction = provider.getNewClientTransaction(request);
        transaction.setApplicationData(exchange);
        dialog.sendRequest(transaction);
        return new Sent(transaction);
    }

    /** Frees the address; the rest of the stack ends in the background, since it sleeps for a second over that. */
    void stop() {
        try {
            stack.deleteListeningPoint(point);
        } catch (SipException alreadyGone) {
            LOG.debug("SIP stack at {}: {}", address, alreadyGone.getMessage());
        }
        Thread stopper = new Thread(
                () -> {
                    provider.removeSipListener(this);
                    stack.stop();
                },
                "sip-stop");
        stopper.setDaemon(true);
        stopper.start();
    }

    private void hop(Runnable work) {
        try {
            loop.execute(work);
        } catch (RejectedExecutionException loopIsGone) {
            LOG.debug("a SIP event at {} came after the end", address);
        }
    }

    @Override
    public void processRequest(RequestEvent event) {
        Request request = event.getRequest();
        ServerTransaction transaction = event.getServerTransaction();
        if (transaction == null && !request.getMethod().equals(Request.ACK)) {
            try {
                // Here, not on the loop: a retransmission must find the transaction.
                transaction = provider.getNewServerTransaction(request);
            } catch (SipException retransmissionOrOverload) {
                LOG.debug("{} not taken: {}", request.getMethod(), retransmissionOrOverload.getMessage());
                return;
            }
        }
        InetSocketAddress source = event instanceof RequestEventExt ext
                ? Hosts.literal(ext.getRemoteIpAddress(), ext.getRemotePort()).orElse(address)
                : address;
        Received received = new Received(request, transaction, source, Long.toHexString(random.nextLong()));
        hop(() -> requests.accept(received));
    }

    @Override
    public void processResponse(ResponseEvent event) {
        Response response = event.getResponse();
        ClientTransaction transaction = event.getClientTransaction();
        withExchange(transaction, (exchange, sent) -> exchange.onResponse(response, sent));
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        if (!event.isServerTransaction()) {
            withExchange(event.getClientTransaction(), Exchange::onTimeout);
        }
    }

    private void withExchange(@Nullable ClientTransaction transaction, BiConsumer<Exchange, Sent> work) {
        // A stray response, or another fork's, has no transaction of ours.
        if (transaction != null && transaction.getApplicationData() instanceof Exchange exchange) {
            hop(() -> work.accept(exchange, new Sent(transaction)));
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        LOG.debug("cannot send SIP to {}:{}", event.getHost(), event.getPort());
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        // Calls and registrations follow responses and timeouts.
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        // Calls follow BYE and their own watchdogs.
    }
}
