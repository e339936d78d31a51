package org.pagewire.fax.t31;

import java.util.Optional;

/**
 * Finds command lines in what the DTE sends: AT or at, a body, and S3 (V.250 clause 5.2). S5 takes the last character back,
 * other control characters are passed over. A/ gives the last line again, at once.
 */
final class CommandReader {
    /** Longest body of a command line, in characters; a longer one is an error as a whole. */
    static final int MAX_BODY = 255;

    private static final int SEARCHING = 0;
    private static final int SEEN_A = 1;
    private static final int IN_BODY = 2;

    private final Settings settings;
    private final StringBuilder body = new StringBuilder();
    private String last = "";
    private int place = SEARCHING;
    private boolean tooLong;

    CommandReader(Settings settings) {
        this.settings = settings;
    }

    /** What a line came to. */
    record Line(String body, boolean tooLong) {}

    /** The line that {@code octet} ends. */
    Optional<Line> take(byte octet) {
        int c = octet & 0x7F;
        switch (place) {
            case SEARCHING -> place = isLetter(c, 'A') ? SEEN_A : SEARCHING;
            case SEEN_A -> {
                if (c == '/') {
                    place = SEARCHING;
                    return Optional.of(new Line(last, false));
                }
                if (isLetter(c, 'T')) {
                    place = IN_BODY;
                    body.setLength(0);
                    tooLong = false;
                } else if (!isLetter(c, 'A')) {
                    place = SEARCHING;
                }
            }
            default -> {
                return inBody(c);
            }
        }
        return Optional.empty();
    }

    private Optional<Line> inBody(int c) {
        if (c == settings.get(Parameter.LINE_END)) {
            place = SEARCHING;
            last = tooLong ? "" : body.toString();
            return Optional.of(new Line(last, tooLong));
        }
        if (c == settings.get(Parameter.EDITING)) {
            if (body.length() > 0) {
                body.setLength(body.length() - 1);
            }
        } else if (c >= ' ' && c < 0x7F) {
            if (body.length() == MAX_BODY) {
                tooLong = true;
            } else {
                body.append((char) c);
            }
        }
        return Optional.empty();
    }

    private static boolean isLetter(int c, char letter) {
        return (c & ~0x20) == letter;
    }
}
