package org.pagewire.sip;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * One address at which this program speaks SIP. Belongs to the event loop it is opened with, which also serves the UDPTL
 * sockets of its calls: a loop of {@link io.netty.channel.nio.NioIoHandler}.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class SipEndpoint {

    private SipEndpoint() {}

    /**
     * Opens the endpoint; callable from any thread. Returns when the address is bound.
     *
     * @param incoming takes calls that come in
     * @throws IOException when the address cannot be bound
     */
    public static SipEndpoint open(SipSettings settings, EventLoop loop, IncomingCalls incoming) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The address bound, with its real port. */
    public InetSocketAddress address() {
        throw new UnsupportedOperationException();
    }

    /**
     * Lets machines register here, and from then on takes calls of registered machines alone. Once per endpoint.
     *
     * @param realm shown to machines' users where they enter the password
     */
    public Registrar serveRegistrar(String realm, Accounts accounts, RegistrarListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Registers with a registrar and stays registered until {@link Registration#stop} or {@link #close}. */
    public Registration register(RegistrationSettings settings, RegistrationListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Makes a call. What becomes of it is told to the listener alone, never before this method has returned. */
    public SipCall call(Dial dial, SipCallListener listener) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends all calls with the reason, unregisters, and frees the address; callable from any thread.
     *
     * @return done when all of that is sent and the sockets are closed, within 2 s
     */
    public Future<Void> close(CallEnd reason) {
        throw new UnsupportedOperationException();
    }
}
