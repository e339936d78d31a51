package org.pagewire.sip;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sip.InvalidArgumentException;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registrar with digest authentication (RFC 3261 clauses 10.3 and 22), one machine per user. Belongs to the endpoint's
 * event loop. An endpoint with a registrar takes calls of registered machines alone (R-E2).
 */
public final class Registrar {
    /** Shortest registration granted, in seconds; shorter ones are asked to be longer (423). */
    static final int LEAST_EXPIRY = 5;

    /** Longest registration granted, in seconds; also what a machine gets that asks for none. */
    static final int MOST_EXPIRY = 3600;

    private static final int DEFAULT_PORT = 5060;
    private static final int REMEMBERED_REFUSALS = 256;
    private static final long REFUSAL_SILENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);

    private record Entry(Binding binding, Future<?> expiry) {}

    private final String realm;
    private final Accounts accounts;
    private final RegistrarListener listener;
    private final SipMessages messages;
    private final EventLoop loop;
    private final Nonces nonces;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Long> refusals = new LinkedHashMap<>();

    Registrar(String realm, Accounts accounts, RegistrarListener listener, SipMessages messages, EventLoop loop) {
        this.realm = realm;
        this.accounts = accounts;
        this.listener = listener;
        this.messages = messages;
        this.loop = loop;
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.nonces = new Nonces(key);
    }

    /** Where a user's machine is, when it is registered at present. */
    public Optional<Binding> binding(String user) {
        return Optional.ofNullable(entries.get(user)).map(Entry::binding);
    }

    /** True when this user's machine registered from this host. */
    boolean knows(String user, InetSocketAddress source) {
        return binding(user)
                .filter(binding -> binding.source().getAddress().equals(source.getAddress()))
                .isPresent();
    }

    /** Answers a REGISTER. */
    Response onRegister(Received received, long now) throws ParseException, InvalidArgumentException {
        String user = SipMessages.called(received.request());
        Optional<Response> objection = objection(received, user, now);
        return objection.isPresent() ? objection.get() : bind(received, user);
    }

    /** What a request is answered that does not have the user's password (R-E2); empty when it has. */
    Optional<Response> objection(Received received, String user, long now)
            throws ParseException, InvalidArgumentException {
        Request request = received.request();
        String host = received.source().getAddress().getHostAddress();
        AuthorizationHeader authorization = (AuthorizationHeader) request.getHeader(AuthorizationHeader.NAME);
        String nonce = authorization == null ? null : authorization.getNonce();
        if (authorization == null || nonce == null || !nonces.valid(nonce, host, now)) {
            return Optional.of(challenge(received, host, now, authorization != null));
        }
        if (authenticated(request, authorization, nonce, user)) {
            return Optional.empty();
        }
        refused(user, received.source(), now);
        Response refusal = messages.response(Response.FORBIDDEN, request, received.tag());
        messages.reason(
                refusal,
                CallEnd.of(
                        CallEnd.Cause.FORBIDDEN,
                        "registration-refused",
                        "The agent does not know this user with this password. Check both at machine and agent."));
        return Optional.of(refusal);
    }

    private Response challenge(Received received, String host, long now, boolean stale)
            throws ParseException, InvalidArgumentException {
        Response challenge = messages.response(Response.UNAUTHORIZED, received.request(), received.tag());
        WWWAuthenticateHeader header = messages.headers.createWWWAuthenticateHeader("Digest");
        header.setRealm(realm);
        header.setNonce(nonces.make(host, now));
        header.setAlgorithm("MD5");
        header.setQop("auth");
        if (stale) {
            header.setStale(true);
        }
        challenge.addHeader(header);
        return challenge;
    }

    private boolean authenticated(Request request, AuthorizationHeader header, String nonce, String user) {
        String response = header.getResponse();
        if (!user.equals(header.getUsername())
                || !realm.equals(header.getRealm())
                || response == null
                || header.getURI() == null
                || !isFor(request, header.getURI())) {
            return false;
        }
        Digest.@Nullable Quality quality = null;
        if (header.getQop() != null) {
            if (header.getCNonce() == null) {
                return false;
            }
            quality = new Digest.Quality(header.getCNonce(), header.getNonceCount());
        }
        Digest digest = new Digest(
                user, realm, nonce, request.getMethod(), header.getURI().toString(), quality);
        return accounts.password(user)
                .filter(password -> digest.matches(password, response))
                .isPresent();
    }

    /** A proof that somebody overheard is of no use for another number. Addresses in headers are read as plain text. */
    private static boolean isFor(Request request, URI proven) {
        String user = SipMessages.target(request);
        return user.isEmpty() || proven.toString().startsWith("sip:" + user + "@");
    }

    private Response bind(Received received, String user) throws ParseException, InvalidArgumentException {
        Request request = received.request();
        ContactHeader contact = (ContactHeader) request.getHeader(ContactHeader.NAME);
        int expiry = expiry(request, contact);
        if (expiry > 0 && expiry < LEAST_EXPIRY) {
            Response brief = messages.response(Response.INTERVAL_TOO_BRIEF, request, received.tag());
            brief.addHeader(messages.headers.createMinExpiresHeader(LEAST_EXPIRY));
            return brief;
        }
        Response answer = messages.response(Response.OK, request, received.tag());
        if (contact == null) {
            return answer; // a query
        }
        if (expiry == 0) {
            remove(user, false);
            return answer;
        }
        put(new Binding(user, address(contact, received.source()), received.source()), expiry);
        ContactHeader granted = (ContactHeader) contact.clone();
        granted.setExpires(expiry);
        answer.addHeader(granted);
        return answer;
    }

    private static int expiry(Request request, @Nullable ContactHeader contact) {
        int asked = contact == null || contact.isWildCard() ? -1 : contact.getExpires();
        if (asked < 0 && request.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader expires) {
            asked = expires.getExpires();
        }
        return asked < 0 ? MOST_EXPIRY : Math.min(asked, MOST_EXPIRY);
    }

    /** The contact's address; where it is a name, what the request came from. */
    private static InetSocketAddress address(ContactHeader contact, InetSocketAddress source) {
        if (!contact.isWildCard() && contact.getAddress().getURI() instanceof SipURI uri) {
            int port = uri.getPort() > 0 ? uri.getPort() : DEFAULT_PORT;
            return Hosts.literal(uri.getHost(), port).orElse(source);
        }
        return source;
    }

    private void put(Binding binding, int expiry) {
        Future<?> end = loop.schedule(() -> remove(binding.user(), true), expiry, TimeUnit.SECONDS);
        Entry before = entries.put(binding.user(), new Entry(binding, end));
        if (before != null) {
            before.expiry().cancel(false);
        }
        if (before == null || !before.binding().contact().equals(binding.contact())) {
            LOG.info("machine {} registered at {}", binding.user(), Hosts.text(binding.contact()));
            listener.onRegistered(binding);
        }
    }

    private void remove(String user, boolean expired) {
        Entry entry = entries.remove(user);
        if (entry != null) {
            entry.expiry().cancel(false);
            LOG.info("machine {} {}", user, expired ? "did not renew its registration" : "unregistered");
            listener.onUnregistered(entry.binding(), expired);
        }
    }

    private void refused(String user, InetSocketAddress source, long now) {
        if (isNews(user, source, now)) {
            listener.onRefused(user, source.getAddress().getHostAddress());
        }
    }

    /** True once a minute for each refused attempt and host: whoever floods this endpoint must not flood the log. */
    boolean isNews(String attempt, InetSocketAddress source, long now) {
        refusals.values().removeIf(told -> now - told > REFUSAL_SILENCE_NANOS);
        String key = attempt + "@" + source.getAddress().getHostAddress();
        return refusals.size() < REMEMBERED_REFUSALS && refusals.putIfAbsent(key, now) == null;
    }

    /** Forgets everyone without telling; the endpoint closes. */
    void stop() {
        entries.values().forEach(entry -> entry.expiry().cancel(false));
        entries.clear();
    }
}
