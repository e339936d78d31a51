package org.pagewire.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.header.extensions.SessionExpiresHeader;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.ContactHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.HeaderAddress;
import javax.sip.header.HeaderFactory;
import javax.sip.header.OptionTag;
import javax.sip.header.ReasonHeader;
import javax.sip.header.RequireHeader;
import javax.sip.header.SupportedHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** Makes and reads this endpoint's SIP messages. Belongs to the endpoint's event loop. */
final class SipMessages {
    /** Methods that are understood, for Allow headers. */
    static final List<String> METHODS = List.of(
            Request.INVITE, Request.ACK, Request.BYE, Request.CANCEL, Request.OPTIONS, Request.UPDATE, Request.INFO);

    /** Protocol of our Reason headers (RFC 3326); others pass them over. */
    private static final String REASON_PROTOCOL = "X-PAGEWIRE";

    /** Option tag of session timers (RFC 4028). */
    private static final String TIMER = "timer";

    /** Refresher of a session: whoever sent the request. */
    private static final String THE_CALLER = "uac";

    private static final int MAX_SENTENCE = 300;
    private static final int MAX_FORWARDS = 70;

    final HeaderFactory headers = new HeaderFactoryImpl();
    private final AddressFactory addresses = new AddressFactoryImpl();
    private final MessageFactory messages = new MessageFactoryImpl();
    private final InetSocketAddress local;
    private final String product;

    private final RandomGenerator random;

    /**
     * @param random a cryptographically strong one: tags are what keeps strangers out of a dialog
     */
    SipMessages(InetSocketAddress local, String product, RandomGenerator random) {
        this.random = random;
        this.local = local;
        this.product = product;
    }

    RandomGenerator random() {
        return random;
    }

    /** 64 random bits. */
    String newTag() {
        return Long.toHexString(random.nextLong());
    }

    /** A request outside any dialog. */
    Request request(String method, String from, String to, InetSocketAddress at, String callId, long sequence)
            throws ParseException, InvalidArgumentException {
        SipURI target = uri(method.equals(Request.REGISTER) ? null : to, at);
        Address caller = addresses.createAddress(uri(from, method.equals(Request.REGISTER) ? at : local));
        Address called = addresses.createAddress(uri(to, at));
        String tag = newTag();
        Request request = messages.createRequest(
                target,
                method,
                headers.createCallIdHeader(callId),
                headers.createCSeqHeader(sequence, method),
                headers.createFromHeader(caller, tag),
                headers.createToHeader(called, null),
                List.of(headers.createViaHeader(Hosts.inUri(local), local.getPort(), "udp", null)),
                headers.createMaxForwardsHeader(MAX_FORWARDS));
        request.addHeader(headers.createUserAgentHeader(List.of(product)));
        request.addHeader(contact(from));
        return request;
    }

    /** A request inside a dialog. */
    Request inDialog(Dialog dialog, String method, String user) throws SipException, ParseException {
        Request request = dialog.createRequest(method);
        request.setHeader(headers.createUserAgentHeader(List.of(product)));
        if (method.equals(Request.INVITE) || method.equals(Request.UPDATE)) {
            request.setHeader(contact(user));
        }
        return request;
    }

    /**
     * A response without Contact.
     *
     * @param tag To tag where the request has none
     */
    Response response(int status, Request request, String tag) throws ParseException {
        Response response = messages.createResponse(status, request);
        response.setHeader(headers.createServerHeader(List.of(product)));
        if (status == Response.METHOD_NOT_ALLOWED || request.getMethod().equals(Request.OPTIONS)) {
            allow(response);
        }
        if (response.getHeader(ToHeader.NAME) instanceof ToHeader to && to.getTag() == null && status > 100) {
            to.setTag(tag);
        }
        return response;
    }

    void allow(Message message) throws ParseException {
        message.addHeader(headers.createAllowHeader(String.join(", ", METHODS)));
    }

    ContactHeader contact(String user) throws ParseException {
        return headers.createContactHeader(addresses.createAddress(uri(user, local)));
    }

    void sdp(Message message, byte[] description) throws ParseException {
        message.setContent(description, headers.createContentTypeHeader("application", "sdp"));
    }

    /** Extensions that a request insists on and that are not understood here (RFC 3261 clause 8.2.2.3). */
    static List<String> unsupported(Request request) {
        List<String> unsupported = new ArrayList<>();
        for (Iterator<?> all = request.getHeaders(RequireHeader.NAME); all.hasNext(); ) {
            if (all.next() instanceof RequireHeader require
                    && !(require.getOptionTag().equalsIgnoreCase(TIMER) && refreshedByPeer(request))) {
                unsupported.add(require.getOptionTag());
            }
        }
        return unsupported;
    }

    /** Refuses a request for its extensions. */
    Response badExtension(Request request, String tag, List<String> unsupported) throws ParseException {
        Response response = response(Response.BAD_EXTENSION, request, tag);
        for (String extension : unsupported) {
            response.addHeader(headers.createUnsupportedHeader(extension));
        }
        return response;
    }

    /**
     * Grants a session timer to the other end, which refreshes the session itself (RFC 4028); where it wants this end to do
     * so, there is none. That it lives shows by packets and pings.
     */
    void sessionTimer(Request request, Response response) throws ParseException {
        if (request.getHeader(SessionExpiresHeader.NAME) instanceof SessionExpiresHeader asked
                && refreshedByPeer(request)) {
            SessionExpiresHeader granted = (SessionExpiresHeader) asked.clone();
            granted.setRefresher(THE_CALLER);
            response.addHeader(granted);
            response.addHeader(headers.createRequireHeader(TIMER));
        }
    }

    private static boolean refreshedByPeer(Request request) {
        boolean supported = false;
        for (String name : List.of(SupportedHeader.NAME, RequireHeader.NAME)) {
            for (Iterator<?> all = request.getHeaders(name); all.hasNext(); ) {
                supported |= all.next() instanceof OptionTag option && TIMER.equalsIgnoreCase(option.getOptionTag());
            }
        }
        return supported
                && request.getHeader(SessionExpiresHeader.NAME) instanceof SessionExpiresHeader asked
                && (asked.getRefresher() == null || asked.getRefresher().equalsIgnoreCase(THE_CALLER));
    }

    private SipURI uri(@Nullable String user, InetSocketAddress at) throws ParseException {
        SipURI uri = addresses.createSipURI(user, Hosts.inUri(at));
        uri.setPort(at.getPort());
        return uri;
    }

    /** The session description in a message. */
    static Optional<Sdp> sdp(Message message) {
        return Sdp.read(message.getRawContent());
    }

    static String caller(Request request) {
        return user(
                ((FromHeader) request.getHeader(FromHeader.NAME)).getAddress().getURI());
    }

    /** User part of the request's own address. */
    static String target(Request request) {
        return user(request.getRequestURI());
    }

    /** User part of the To header, which for REGISTER is whose registration it is. */
    static String called(Request request) {
        return user(
                ((HeaderAddress) request.getHeader(ToHeader.NAME)).getAddress().getURI());
    }

    private static String user(URI uri) {
        return uri instanceof SipURI sip && sip.getUser() != null ? sip.getUser() : "";
    }

    static boolean inDialog(Request request) {
        return ((ToHeader) request.getHeader(ToHeader.NAME)).getTag() != null;
    }

    /** Adds the end's code and sentence as a Reason header, where it has something to say. */
    void reason(Message message, CallEnd end) throws ParseException, InvalidArgumentException {
        if (end.code().isEmpty() && end.sentence().isEmpty()) {
            return;
        }
        String sentence = end.sentence().replace('"', '\'').replace('\\', '/').replaceAll("\\p{Cntrl}", " ");
        ReasonHeader reason = headers.createReasonHeader(
                REASON_PROTOCOL,
                end.cause().status(),
                sentence.substring(0, Math.min(sentence.length(), MAX_SENTENCE)));
        if (end.code().isPresent()) {
            reason.setParameter("code", end.code().get());
        }
        message.addHeader(reason);
    }

    /** What a refusal means: what our own Reason header says, or else its status. */
    static CallEnd end(Response response) {
        CallEnd.Cause cause = CallEnd.Cause.ofStatus(response.getStatusCode());
        return reason(response)
                .map(reason -> new CallEnd(cause, code(reason), sentence(reason, cause)))
                .orElseGet(() -> CallEnd.of(cause));
    }

    /** What a BYE or CANCEL means: as planned, unless our own Reason header says otherwise. */
    static CallEnd end(Request request, CallEnd planned) {
        return reason(request)
                .map(reason -> {
                    CallEnd.Cause cause = CallEnd.Cause.ofStatus(reason.getCause());
                    return new CallEnd(cause, code(reason), sentence(reason, cause));
                })
                .orElse(planned);
    }

    private static Optional<ReasonHeader> reason(Message message) {
        List<ReasonHeader> ours = new ArrayList<>();
        for (Iterator<?> all = message.getHeaders(ReasonHeader.NAME); all.hasNext(); ) {
            if (all.next() instanceof ReasonHeader reason && REASON_PROTOCOL.equalsIgnoreCase(reason.getProtocol())) {
                ours.add(reason);
            }
        }
        return ours.stream().findFirst();
    }

    private static Optional<String> code(ReasonHeader reason) {
        return Optional.ofNullable(reason.getParameter("code")).filter(code -> code.matches("[a-z0-9-]{1,64}"));
    }

    private static String sentence(ReasonHeader reason, CallEnd.Cause cause) {
        String text = reason.getText();
        if (text == null || text.isBlank()) {
            return cause.sentence();
        }
        String stripped = text.strip();
        if (stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"")) {
            stripped = stripped.substring(1, stripped.length() - 1);
        }
        return stripped.replaceAll("\\p{Cntrl}", " ").substring(0, Math.min(stripped.length(), MAX_SENTENCE));
    }
}
