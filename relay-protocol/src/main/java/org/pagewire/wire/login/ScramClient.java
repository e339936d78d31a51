package org.pagewire.wire.login;

import com.ongres.scram.common.ClientFinalMessage;
import com.ongres.scram.common.ClientFirstMessage;
import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ServerFinalMessage;
import com.ongres.scram.common.ServerFirstMessage;
import com.ongres.scram.common.exception.ScramParseException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Reason;

/**
 * The device's side of one SCRAM-SHA-256 exchange (RFC 5802 clause 5): {@link #first}, then {@link #answer} once, then
 * {@link #verify}. A relay that asks for fewer than {@link Verifier#MIN_ROUNDS} rounds (to guess the password from the
 * proof) or more than {@link Verifier#MAX_ROUNDS} (to keep the device busy) is not answered. Used by one thread at a time.
 */
public final class ScramClient {
    /** Nonce, salt in base64, rounds; we know no extension, and none may be left out of what is proved. */
    private static final Pattern FIRST =
            Pattern.compile("r=([!-+\\--~]{1,200}),s=([A-Za-z0-9+/=]{4,100}),i=([1-9][0-9]{0,9})");

    private final Credentials credentials;
    private final ClientFirstMessage first;
    private @Nullable String exchange;
    private Credentials.@Nullable Keys keys;

    ScramClient(Credentials credentials, String nonce) {
        this.credentials = credentials;
        this.first = new ClientFirstMessage(credentials.userId(), nonce);
    }

    /** The client-first-message, for LOGIN. */
    public String first() {
        return first.toString();
    }

    /**
     * The client-final-message, for PROOF. The first one for a salt takes the time of its rounds.
     *
     * @param serverFirst of CHALLENGE
     * @throws LoginException when it is not one, or not one to be answered
     */
    public String answer(String serverFirst) throws LoginException {
        if (exchange != null) {
            throw new LoginException(Reason.PROTOCOL_ERROR, "CHALLENGE: a second one");
        }
        Asked asked = asked(serverFirst);
        String nonce = asked.nonce();
        if (!nonce.startsWith(first.getClientNonce()) || nonce.equals(first.getClientNonce())) {
            throw new LoginException(Reason.PROTOCOL_ERROR, "CHALLENGE: scram belongs to another exchange");
        }
        ServerFirstMessage challenge = new ServerFirstMessage(
                first.getClientNonce(),
                nonce.substring(first.getClientNonce().length()),
                asked.saltText(),
                asked.rounds());
        Credentials.Keys found = credentials.keys(asked.salt(), asked.rounds());
        String text = ScramFunctions.authMessage(first, challenge, null);
        byte[] signature = ScramFunctions.clientSignature(Scram.MECHANISM, found.storedKey(), text);
        byte[] proof = ScramFunctions.clientProof(found.clientKey(), signature);
        keys = found;
        exchange = text;
        return new ClientFinalMessage(first.getGs2Header(), null, challenge.getNonce(), proof).toString();
    }

    /** What a server-first-message asks for. */
    record Asked(String nonce, String saltText, byte[] salt, int rounds) {}

    /** Reads it here, not by the library: that takes a message without rounds, and does not compare the nonces. */
    static Asked asked(String serverFirst) throws LoginException {
        Matcher fields = FIRST.matcher(serverFirst);
        if (!fields.matches()) {
            throw new LoginException(Reason.PROTOCOL_ERROR, "CHALLENGE: scram is not a server-first-message");
        }
        long rounds = Long.parseLong(fields.group(3));
        if (rounds < Verifier.MIN_ROUNDS || rounds > Verifier.MAX_ROUNDS) {
            throw new LoginException(
                    Reason.RELAY_NOT_TRUSTED,
                    "CHALLENGE: asks for " + rounds + " rounds; allowed are " + Verifier.MIN_ROUNDS + " to "
                            + Verifier.MAX_ROUNDS);
        }
        return new Asked(fields.group(1), fields.group(2), salt(fields.group(2)), (int) rounds);
    }

    /**
     * Checks that the relay knew the verifier.
     *
     * @param serverFinal of WELCOME
     * @throws LoginException when it did not
     */
    public void verify(String serverFinal) throws LoginException {
        Credentials.Keys found = keys;
        String text = exchange;
        if (found == null || text == null) {
            throw new LoginException(Reason.PROTOCOL_ERROR, "WELCOME: before the proof");
        }
        boolean matches;
        try {
            ServerFinalMessage answer = ServerFinalMessage.parseFrom(serverFinal);
            matches = !answer.isError()
                    && ScramFunctions.verifyServerSignature(
                            Scram.MECHANISM, found.serverKey(), text, answer.getVerifier());
        } catch (ScramParseException | IllegalArgumentException e) {
            matches = false;
        }
        if (!matches) {
            throw new LoginException(Reason.RELAY_NOT_TRUSTED, "WELCOME: the relay did not know the password");
        }
    }

    private static byte[] salt(String base64) throws LoginException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new LoginException(Reason.PROTOCOL_ERROR, "CHALLENGE: the salt is not base64");
        }
    }
}
