package org.pagewire.fax.t30;

/** One state of the procedure: its data, its timer, its answers. {@link T30Terminal#become} is the only way from one to another. */
abstract class State {
    final T30Terminal terminal;

    State(T30Terminal terminal) {
        this.terminal = terminal;
    }

    /** Phase of T.30 that the state belongs to. */
    abstract Phase phase();

    /** Whether frames are heard while something is going out; only between tones, as T.30 is half-duplex. */
    boolean listensWhileSending() {
        return false;
    }

    /** The state begins: it sends something, or sets a deadline. */
    abstract void enter(long nowNs);

    /** All that was to be sent has left the line: timers that wait for an answer start here. */
    void sent(long nowNs) {}

    /** The deadline has come. */
    void expired(long nowNs) {}

    /** A control frame other than DCN; by default a request to repeat is followed and anything else is out of place. */
    void frame(ControlFrame frame, long nowNs) {
        if (frame.name() == FrameName.CRP) {
            terminal.repeatLastFrames();
        }
    }

    /** The other end disconnects (DCN). */
    void disconnected(long nowNs) {
        terminal.end(EndCode.DISCONNECTED_THERE, nowNs);
    }

    /** A signal of the other end begins: V.21 preamble, or training for an image. */
    void signalBegan(long nowNs) {}

    /** The signal of the other end is over. */
    void signalEnded(long nowNs) {}

    /** A frame at image rate (FCD, RCP), whole and correct. */
    void imageFrame(byte[] frame, long nowNs) {}

    /** Octets at image rate outside HDLC: TCF, or a page without error correction. */
    void imageOctets(byte[] octets, long nowNs) {}

    /** Octets of this terminal's page have left the line. */
    void imageSent(int octets, long nowNs) {}

    /** The owner has stored the page. */
    void pageStored(int page, int rows, int badRows, long nowNs) {}

    /** The owner did not keep the page because of its quality. */
    void pageUnusable(int page, int rows, int badRows, long nowNs) {}

    /** The owner could not store the page. */
    void pageNotStored(int page, String reason, long nowNs) {}
}
