package org.pagewire.sip;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phone made of one socket and text, to send what a stack of ours would not. */
final class RawPhone implements AutoCloseable {
    private static final int TIMEOUT_MS = 6000;

    private final DatagramSocket socket;
    private final InetSocketAddress other;
    private final String callId = "raw-" + System.nanoTime();
    private String toTag = "";
    private String target;
    private int sequence;
    private int branch;

    RawPhone(String host, InetSocketAddress other) throws Exception {
        this.socket = new DatagramSocket(new InetSocketAddress(host, 0));
        this.socket.setSoTimeout(TIMEOUT_MS);
        this.other = other;
        this.target = "sip:5550102@" + text(other);
    }

    /** Host and port of this phone. */
    String address() {
        return text((InetSocketAddress) socket.getLocalSocketAddress());
    }

    /** An offer of T.38 with this phone's SIP port as its media port, which nothing is received at. */
    String faxOffer() {
        return sdp("m=image 40000 udptl t38\r\na=T38FaxVersion:0\r\na=T38MaxBitRate:14400\r\n"
                + "a=T38FaxRateManagement:transferredTCF\r\na=T38FaxUdpEC:t38UDPRedundancy\r\n");
    }

    String audioOffer() {
        return sdp("m=audio 40000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n");
    }

    private String sdp(String media) {
        String host = socket.getLocalAddress().getHostAddress();
        return "v=0\r\no=- 1 1 IN IP4 " + host + "\r\ns=-\r\nc=IN IP4 " + host + "\r\nt=0 0\r\n" + media;
    }

    void request(String method, String body) throws Exception {
        request(method, "", body);
    }

    void request(String method, String moreHeaders, String body) throws Exception {
        if (!method.equals("ACK")) {
            sequence++;
            branch++;
        }
        send(method + " " + target + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP " + address() + ";branch=z9hG4bK-raw" + branch + callId + method + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:5550101@" + address() + ">;tag=raw\r\n"
                + "To: <sip:5550102@" + text(other) + ">" + (toTag.isEmpty() ? "" : ";tag=" + toTag) + "\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: " + sequence + " " + method + "\r\n"
                + "Contact: <sip:5550101@" + address() + ">\r\n"
                + moreHeaders
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n"
                + body);
    }

    /** A request of someone who does not know this end's tag. */
    void requestWithToTag(String tag, String method) throws Exception {
        String right = toTag;
        toTag = tag;
        request(method, "");
        toTag = right;
    }

    /** The next final response to this method; pings of the other end are answered on the way. */
    String answer(String method) throws Exception {
        while (true) {
            String message = receive();
            if (message.startsWith("OPTIONS ")) {
                respond(message, "200 OK", "");
            } else if (message.startsWith("SIP/2.0 ")
                    && !message.startsWith("SIP/2.0 1")
                    && header(message, "CSeq").endsWith(" " + method)) {
                learn(message);
                return message;
            }
        }
    }

    /** The next request with this method; others are answered with 200. */
    String awaitRequest(String method) throws Exception {
        while (true) {
            String message = receive();
            if (message.startsWith(method + " ")) {
                return message;
            }
            if (!message.startsWith("SIP/2.0 ") && !message.startsWith("ACK ")) {
                respond(message, "200 OK", "");
            }
        }
    }

    void respond(String request, String status, String body) throws Exception {
        send("SIP/2.0 " + status + "\r\n"
                + "Via: " + header(request, "Via") + "\r\n"
                + "From: " + header(request, "From") + "\r\n"
                + "To: " + header(request, "To") + "\r\n"
                + "Call-ID: " + header(request, "Call-ID") + "\r\n"
                + "CSeq: " + header(request, "CSeq") + "\r\n"
                + "Contact: <sip:5550101@" + address() + ">\r\n"
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n"
                + body);
    }

    void send(String text) throws Exception {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(octets, octets.length, other));
    }

    private String receive() throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[8192], 8192);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("the other end is silent", silent);
        }
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    private void learn(String response) {
        Matcher tag = Pattern.compile(";tag=([^;\\s]+)").matcher(header(response, "To"));
        if (tag.find()) {
            toTag = tag.group(1);
        }
        Matcher contact = Pattern.compile("(?m)^Contact: .*<(sip:[^>]+)>").matcher(response);
        if (contact.find()) {
            target = contact.group(1);
        }
    }

    static String header(String message, String name) {
        Matcher found = Pattern.compile("(?mi)^" + name + ": *(.*?)\r?$").matcher(message);
        if (!found.find()) {
            throw new AssertionError("no " + name + " in " + message);
        }
        return found.group(1);
    }

    private static String text(InetSocketAddress at) {
        return at.getAddress().getHostAddress() + ":" + at.getPort();
    }

    @Override
    public void close() {
        socket.close();
    }
}
