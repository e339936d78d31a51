package org.pagewire.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t38.T38Description;
import org.pagewire.fax.t38.T38Sdp;

/**
 * A session description (RFC 4566), as far as a fax line needs it.
 *
 * @param media its media in their order
 */
record Sdp(List<Media> media) {
    /** Longest description that is read, in octets. */
    static final int MAX_OCTETS = 8192;

    /** Media and lines that are read at most. */
    static final int MAX_MEDIA = 8;

    private static final int MAX_LINES = 200;
    private static final String FAX_FORMAT = "t38";

    /**
     * One media description.
     *
     * @param kind audio, image, ...
     * @param port 0 where it is refused or unused
     * @param protocol such as RTP/AVP or udptl
     * @param formats payload types or t38, as they stand
     * @param host its own connection address, or that of the session
     * @param attributes without {@code a=}
     */
    record Media(String kind, int port, String protocol, String formats, String host, List<String> attributes) {

        boolean isFax() {
            return port > 0 && kind.equals("image") && protocol.equalsIgnoreCase("udptl") && hasFormat(FAX_FORMAT);
        }

        /** G.711 audio, which is what carries a call until it is switched to T.38. */
        boolean isAudio() {
            return port > 0 && kind.equals("audio") && (hasFormat("0") || hasFormat("8"));
        }

        T38Description t38() {
            return T38Sdp.read(attributes);
        }

        /** Where to send; empty when the host is no address (names are not looked up) or nonsense such as 0.0.0.0. */
        Optional<InetSocketAddress> address() {
            return Hosts.literal(host, port).filter(at -> !at.getAddress().isAnyLocalAddress());
        }

        private boolean hasFormat(String format) {
            return Arrays.asList(formats.toLowerCase(Locale.ROOT).split(" +")).contains(format);
        }
    }

    Optional<Media> fax() {
        return media.stream().filter(Media::isFax).findFirst();
    }

    Optional<Media> audio() {
        return media.stream().filter(Media::isAudio).findFirst();
    }

    /** Reads a message's body; empty when it is no session description or too long. */
    static Optional<Sdp> read(byte @Nullable [] body) {
        if (body == null || body.length > MAX_OCTETS) {
            return Optional.empty();
        }
        String[] lines = new String(body, StandardCharsets.UTF_8).split("\r?\n", MAX_LINES + 1);
        if (!lines[0].startsWith("v=") || lines.length > MAX_LINES) {
            return Optional.empty();
        }
        List<Media> media = new ArrayList<>();
        String sessionHost = "";
        for (String line : lines) {
            if (line.startsWith("m=")) {
                Optional<Media> opened = open(line.substring(2), sessionHost);
                if (opened.isEmpty() || media.size() == MAX_MEDIA) {
                    return Optional.empty();
                }
                media.add(opened.get());
            } else if (line.startsWith("c=")) {
                String[] words = line.substring(2).strip().split(" +");
                String host = words[words.length - 1];
                if (media.isEmpty()) {
                    sessionHost = host;
                } else {
                    Media last = media.remove(media.size() - 1);
                    media.add(new Media(last.kind, last.port, last.protocol, last.formats, host, last.attributes));
                }
            } else if (line.startsWith("a=") && !media.isEmpty()) {
                media.get(media.size() - 1).attributes.add(line.substring(2));
            }
        }
        return media.isEmpty() ? Optional.empty() : Optional.of(new Sdp(media));
    }

    private static Optional<Media> open(String line, String sessionHost) {
        String[] words = line.strip().split(" +", 4);
        if (words.length < 4 || !words[1].matches("[0-9]{1,5}(/[0-9]{1,3})?")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(words[1].split("/")[0]);
        if (port > 65_535) {
            return Optional.empty();
        }
        return Optional.of(
                new Media(words[0].toLowerCase(Locale.ROOT), port, words[2], words[3], sessionHost, new ArrayList<>()));
    }

    /** An offer of T.38 alone. */
    static byte[] offerFax(InetSocketAddress at, long session, int version, T38Description description) {
        return write(at, session, version, List.of(faxLines(at.getPort(), description)));
    }

    /** An offer of audio alone. */
    static byte[] offerAudio(InetSocketAddress at, long session, int version) {
        return write(at, session, version, List.of(audioLines(at.getPort())));
    }

    /**
     * The answer (RFC 3264 clause 6): one media description for each offered, all refused but the one taken.
     *
     * @param taken the offered media that is taken
     * @param description what is answered where that is T.38
     */
    byte[] answer(InetSocketAddress at, long session, int version, Media taken, T38Description description) {
        List<List<String>> blocks = new ArrayList<>();
        int place = media.indexOf(taken);
        for (int i = 0; i < media.size(); i++) {
            Media offered = media.get(i);
            if (i != place) {
                blocks.add(List.of("m=" + offered.kind + " 0 " + offered.protocol + " " + offered.formats));
            } else {
                blocks.add(offered.isFax() ? faxLines(at.getPort(), description) : audioLines(at.getPort()));
            }
        }
        return write(at, session, version, blocks);
    }

    private static List<String> faxLines(int port, T38Description description) {
        List<String> lines = new ArrayList<>();
        lines.add("m=image " + port + " udptl " + FAX_FORMAT);
        T38Sdp.write(description).forEach(attribute -> lines.add("a=" + attribute));
        return lines;
    }

    private static List<String> audioLines(int port) {
        return List.of("m=audio " + port + " RTP/AVP 0", "a=rtpmap:0 PCMU/8000", "a=ptime:20");
    }

    private static byte[] write(InetSocketAddress at, long session, int version, List<List<String>> blocks) {
        String network = Hosts.isIpv6(at) ? "IN IP6 " : "IN IP4 ";
        String host = at.getAddress().getHostAddress();
        StringBuilder text = new StringBuilder("v=0\r\n")
                .append("o=- ")
                .append(session)
                .append(' ')
                .append(version)
                .append(' ')
                .append(network)
                .append(host)
                .append("\r\ns=fax\r\nc=")
                .append(network)
                .append(host)
                .append("\r\nt=0 0\r\n");
        blocks.forEach(block -> block.forEach(line -> text.append(line).append("\r\n")));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
