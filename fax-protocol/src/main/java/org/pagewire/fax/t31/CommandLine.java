package org.pagewire.fax.t31;

import java.util.Locale;
import java.util.Optional;
import org.pagewire.fax.t31.Command.Form;

/** The body of a command line, taken apart command by command (V.250 clauses 5.2.1, 5.3 and 5.4). */
final class CommandLine {
    private static final String PREFIXES = "&\\%";
    private static final Command MALFORMED = new Command("", Form.MALFORMED, "");

    private final String body;
    private int at;

    CommandLine(String body) {
        this.body = body.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /** The next command; empty at the end of the line. */
    Optional<Command> next() {
        // A semicolon belongs after an extended command alone, but programs put it elsewhere too.
        while (at < body.length() && body.charAt(at) == ';') {
            at++;
        }
        if (at >= body.length()) {
            return Optional.empty();
        }
        char first = body.charAt(at);
        if (first == '+') {
            return Optional.of(extended());
        }
        if (PREFIXES.indexOf(first) >= 0) {
            if (at + 1 == body.length() || !isLetter(body.charAt(at + 1))) {
                return Optional.of(malformed());
            }
            String name = body.substring(at, at + 2);
            at += 2;
            return Optional.of(new Command(name, Form.BASIC, digits()));
        }
        if (!isLetter(first)) {
            return Optional.of(malformed());
        }
        at++;
        return Optional.of(
                switch (first) {
                    case 'D' -> dial();
                    case 'S' -> register();
                    default -> new Command(String.valueOf(first), Form.BASIC, digits());
                });
    }

    boolean isAtEnd() {
        return at >= body.length();
    }

    private Command dial() {
        String number = body.substring(at);
        at = body.length();
        return new Command("D", Form.DIAL, number);
    }

    private Command register() {
        String name = "S" + digits();
        if (at < body.length() && body.charAt(at) == '?') {
            at++;
            return new Command(name, Form.READ, "");
        }
        if (at < body.length() && body.charAt(at) == '=') {
            at++;
            return new Command(name, Form.SET, digits());
        }
        return malformed();
    }

    /** Up to a semicolon or the end of the line. */
    private Command extended() {
        int semicolon = body.indexOf(';', at);
        int end = semicolon < 0 ? body.length() : semicolon;
        String text = body.substring(at, end);
        at = semicolon < 0 ? end : end + 1;
        if (text.endsWith("=?")) {
            return new Command(text.substring(0, text.length() - 2), Form.TEST, "");
        }
        int equals = text.indexOf('=');
        if (equals >= 0) {
            return new Command(text.substring(0, equals), Form.SET, text.substring(equals + 1));
        }
        return text.endsWith("?")
                ? new Command(text.substring(0, text.length() - 1), Form.READ, "")
                : new Command(text, Form.ASK, "");
    }

    private String digits() {
        int from = at;
        while (at < body.length() && body.charAt(at) >= '0' && body.charAt(at) <= '9') {
            at++;
        }
        return body.substring(from, at);
    }

    private Command malformed() {
        at = body.length();
        return MALFORMED;
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
