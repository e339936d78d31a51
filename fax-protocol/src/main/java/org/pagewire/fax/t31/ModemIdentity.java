package org.pagewire.fax.t31;

import java.util.stream.Stream;

/**
 * What the modem calls itself (+FMI?, +FMM?, +FMR?, I): printable ASCII, up to 60 characters each.
 *
 * @param manufacturer as +GMI tells it
 * @param model as +GMM tells it
 * @param revision as +GMR tells it
 */
public record ModemIdentity(String manufacturer, String model, String revision) {
    private static final int MAX_CHARACTERS = 60;

    public ModemIdentity {
        Stream.of(manufacturer, model, revision).forEach(ModemIdentity::check);
    }

    private static void check(String text) {
        if (text.length() > MAX_CHARACTERS || !text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("A modem's identity is up to 60 printable ASCII characters");
        }
    }
}
