package org.pagewire.wire.login;

import com.ongres.scram.common.ClientFirstMessage;
import com.ongres.scram.common.Gs2CbindFlag;
import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ServerFinalMessage;
import com.ongres.scram.common.ServerFirstMessage;
import com.ongres.scram.common.exception.ScramParseException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Limits;
import org.pagewire.wire.message.Reason;

/**
 * The relay's side of one SCRAM-SHA-256 exchange (RFC 5802 clause 5): {@link #begin} with LOGIN's message,
 * {@link #challenge} once, {@link #prove} once. Costs two HMACs and a hash. Used by one thread at a time.
 */
public final class ScramServer {
    /** channel-binding, nonce and proof; we know no extension, and an unknown one may follow the nonce. */
    private static final Pattern FINAL =
            Pattern.compile("c=([A-Za-z0-9+/=]{1,200}),r=([!-+\\--~]{1,200}),p=([A-Za-z0-9+/=]{44})");

    private final ClientFirstMessage first;
    private final String nonce;
    private @Nullable Verifier verifier;
    private @Nullable ServerFirstMessage challenge;

    private ScramServer(ClientFirstMessage first, String nonce) {
        this.first = first;
        this.nonce = nonce;
    }

    /**
     * Reads the client-first-message.
     *
     * @param random a cryptographically strong one
     * @throws LoginException when it is not one, asks for channel binding, or names no possible user ID
     */
    public static ScramServer begin(String clientFirst, RandomGenerator random) throws LoginException {
        ClientFirstMessage first;
        try {
            first = ClientFirstMessage.parseFrom(clientFirst);
        } catch (ScramParseException | IllegalArgumentException e) {
            throw new LoginException(Reason.PROTOCOL_ERROR, "LOGIN: scram is not a client-first-message");
        }
        if (first.getGs2Header().getChannelBindingFlag() == Gs2CbindFlag.CHANNEL_BINDING_REQUIRED
                || first.getGs2Header().getAuthzid() != null) {
            throw new LoginException(Reason.PROTOCOL_ERROR, "LOGIN: scram asks for what this relay does not do");
        }
        if (!Limits.isUserId(first.getUsername())) {
            throw new LoginException(Reason.PROTOCOL_ERROR, "LOGIN: scram names no possible user ID");
        }
        return new ScramServer(first, Scram.nonce(random));
    }

    /** Who wants to log in; nothing is proved yet. */
    public String userId() {
        return first.getUsername();
    }

    /**
     * The server-first-message.
     *
     * @param known the user's verifier, or a {@link Verifier#fake} one when there is no such user
     */
    public String challenge(Verifier known) {
        ServerFirstMessage message =
                new ServerFirstMessage(first.getClientNonce(), nonce, known.saltText(), known.rounds());
        verifier = known;
        challenge = message;
        return message.toString();
    }

    /**
     * Checks the client-final-message.
     *
     * @return the server-final-message, or empty when the proof is wrong and the login is to be refused
     * @throws LoginException when it is not such a message, or not one of this exchange
     */
    public Optional<String> prove(String clientFinal) throws LoginException {
        Verifier known = verifier;
        ServerFirstMessage asked = challenge;
        verifier = null;
        if (known == null || asked == null) {
            throw new LoginException(Reason.PROTOCOL_ERROR, "PROOF: no challenge is open");
        }
        Matcher fields = FINAL.matcher(clientFinal);
        if (!fields.matches()) {
            throw new LoginException(Reason.PROTOCOL_ERROR, "PROOF: scram is not a client-final-message");
        }
        // Without authorization identity and channel binding the header is the flag and two commas, "n,," or "y,,".
        String binding =
                Scram.base64(first.getGs2Header().getChannelBindingFlag().getChar() + ",,");
        if (!fields.group(1).equals(binding) || !fields.group(2).equals(asked.getNonce())) {
            throw new LoginException(Reason.PROTOCOL_ERROR, "PROOF: scram belongs to another exchange");
        }
        byte[] proof = decoded(fields.group(3));
        String exchange = ScramFunctions.authMessage(first, asked, null);
        byte[] signature = ScramFunctions.clientSignature(Scram.MECHANISM, known.storedKey(), exchange);
        byte[] clientKey = ScramFunctions.clientProof(proof, signature);
        boolean matches = MessageDigest.isEqual(ScramFunctions.hash(Scram.MECHANISM, clientKey), known.storedKey());
        if (!matches || known.isFake()) {
            return Optional.empty();
        }
        byte[] serverSignature = ScramFunctions.serverSignature(Scram.MECHANISM, known.serverKey(), exchange);
        return Optional.of(new ServerFinalMessage(serverSignature).toString());
    }

    private static byte[] decoded(String base64) throws LoginException {
        try {
            byte[] octets = Base64.getDecoder().decode(base64);
            if (octets.length == Scram.KEY) {
                return octets;
            }
        } catch (IllegalArgumentException e) {
            // falls through: it is no proof either way
        }
        throw new LoginException(Reason.PROTOCOL_ERROR, "PROOF: the proof is not 32 octets in base64");
    }
}
