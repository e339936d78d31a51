package org.pagewire.sip;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t38.T38Description;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.fax.t38.T38Sdp;

/**
 * Offers and answers of one call (RFC 3264, T.38 clause D.2.3): what is agreed, and the media socket told of it. Belongs
 * to the endpoint's event loop.
 */
final class Negotiation {

    /** What both ends have agreed on. */
    enum Agreed {
        NOTHING,
        AUDIO,
        FAX
    }

    private final MediaSession media;
    private final long session;
    private T38Parameters own;
    private int version;
    private Agreed agreed = Agreed.NOTHING;
    private @Nullable T38Parameters parameters;
    private byte @Nullable [] current;

    /**
     * @param session any number, for the description's origin
     */
    Negotiation(MediaSession media, long session, T38Parameters own) {
        this.media = media;
        this.session = session;
        this.own = own;
    }

    Agreed agreed() {
        return agreed;
    }

    /** As {@link SipCallListener#onFax} has it; empty before T.38 was ever agreed. */
    Optional<T38Parameters> parameters() {
        return Optional.ofNullable(parameters);
    }

    /** What this end can, for offers and answers from now on. */
    void own(T38Parameters own) {
        this.own = own;
    }

    byte[] offerFax() {
        return describe(Sdp.offerFax(media.local(), session, version++, T38Description.of(own)));
    }

    byte[] offerAudio() {
        return describe(Sdp.offerAudio(media.local(), session, version++));
    }

    /** The description that stands, for the answer to a request that offers none; empty before the first. */
    Optional<byte[]> current() {
        return Optional.ofNullable(current);
    }

    /**
     * Takes an offer: T.38 before audio.
     *
     * @return the answer, or empty when neither is in it
     */
    Optional<byte[]> answer(Sdp offer) {
        Sdp.Media fax = offer.fax().orElse(null);
        if (fax != null && fax.address().isPresent()) {
            T38Parameters offered = fax.t38().parameters();
            T38Parameters answer = T38Sdp.answer(offered, own);
            agreeFax(fax.address().get(), answer, offered);
            return Optional.of(
                    describe(offer.answer(media.local(), session, version++, fax, T38Description.of(answer))));
        }
        return offer.audio().map(audio -> {
            agreeAudio();
            return describe(offer.answer(media.local(), session, version++, audio, T38Description.of(own)));
        });
    }

    /** Takes the answer to an offer of this end; {@link Agreed#NOTHING} when it refuses all media. */
    Agreed onAnswer(Sdp answer) {
        Optional<InetSocketAddress> at = answer.fax().flatMap(Sdp.Media::address);
        if (at.isPresent()) {
            T38Parameters answered = answer.fax().orElseThrow().t38().parameters();
            agreeFax(at.get(), T38Sdp.answer(answered, own), answered);
        } else if (answer.audio().isPresent()) {
            agreeAudio();
        } else {
            return Agreed.NOTHING;
        }
        return agreed;
    }

    private void agreeFax(InetSocketAddress at, T38Parameters common, T38Parameters remote) {
        agreed = Agreed.FAX;
        parameters = new T38Parameters(
                common.version(),
                common.maxBitRate(),
                common.rateManagement(),
                remote.maxBuffer(),
                remote.maxDatagram(),
                remote.errorCorrection());
        media.start(at, parameters);
    }

    private void agreeAudio() {
        agreed = Agreed.AUDIO;
        media.stop();
    }

    private byte[] describe(byte[] description) {
        current = description;
        return description;
    }
}
