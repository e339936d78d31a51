package org.pagewire.sip;

import java.text.ParseException;
import java.util.Iterator;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.ProxyAuthenticateHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * A digest challenge with MD5 that a request got (RFC 3261 clauses 22.2 and 22.3).
 *
 * @param header what it was asked with
 * @param byProxy asked with 407 instead of 401
 */
record Challenge(WWWAuthenticateHeader header, boolean byProxy) {

    /** The first challenge in a response that can be answered. */
    static Optional<Challenge> of(Response response) {
        boolean byProxy = response.getStatusCode() == Response.PROXY_AUTHENTICATION_REQUIRED;
        if (!byProxy && response.getStatusCode() != Response.UNAUTHORIZED) {
            return Optional.empty();
        }
        Iterator<?> all = response.getHeaders(byProxy ? ProxyAuthenticateHeader.NAME : WWWAuthenticateHeader.NAME);
        while (all.hasNext()) {
            if (all.next() instanceof WWWAuthenticateHeader header
                    && header.getRealm() != null
                    && header.getNonce() != null
                    && (header.getAlgorithm() == null || header.getAlgorithm().equalsIgnoreCase("MD5"))) {
                return Optional.of(new Challenge(header, byProxy));
            }
        }
        return Optional.empty();
    }

    /** Adds the answer to a request that is about to be sent again. */
    void answer(Request request, String user, String password, SipMessages messages)
            throws ParseException, InvalidArgumentException {
        boolean quality = header.getQop() != null && header.getQop().contains("auth");
        String clientNonce = messages.newTag();
        Digest digest = new Digest(
                user,
                header.getRealm(),
                header.getNonce(),
                request.getMethod(),
                request.getRequestURI().toString(),
                quality ? new Digest.Quality(clientNonce, 1) : null);
        AuthorizationHeader answer = byProxy
                ? messages.headers.createProxyAuthorizationHeader("Digest")
                : messages.headers.createAuthorizationHeader("Digest");
        answer.setUsername(user);
        answer.setRealm(header.getRealm());
        answer.setNonce(header.getNonce());
        answer.setURI(request.getRequestURI());
        answer.setAlgorithm("MD5");
        answer.setResponse(digest.response(password));
        if (header.getOpaque() != null) {
            answer.setOpaque(header.getOpaque());
        }
        if (quality) {
            answer.setQop("auth");
            answer.setCNonce(clientNonce);
            answer.setNonceCount(1);
        }
        request.addHeader(answer);
    }
}
