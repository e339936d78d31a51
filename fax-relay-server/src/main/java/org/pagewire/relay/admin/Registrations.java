package org.pagewire.relay.admin;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.pagewire.relay.login.Registration;
import org.pagewire.relay.store.Store;
import org.pagewire.relay.store.StoreException;
import org.pagewire.wire.login.Verifier;
import org.pagewire.wire.message.Limits;

/** What an operator does with registrations. Failures are sentences. Safe for any thread. */
public final class Registrations {
    /** Without characters that are taken for one another, so that a password can be read from paper. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 5;
    private static final int GROUP = 5;
    private static final int PAGE = 500;

    private final Store store;
    private final int rounds;
    private final InstantSource wallClock;
    private final SecureRandom random = new SecureRandom();

    /** @param rounds of PBKDF2 for new verifiers */
    public Registrations(Store store, int rounds, InstantSource wallClock) {
        this.store = store;
        this.rounds = rounds;
        this.wallClock = wallClock;
    }

    /** It was not done; the message is a sentence for the operator. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** A password of 123 bits, in groups that can be dictated. */
    public char[] generate() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString().toCharArray();
    }

    /** Registers a user. */
    public void add(String id, String type, char[] password) throws Refused, StoreException {
        checkId(id);
        if (!Limits.isUserId(type) || type.length() > Limits.USER_TYPE) {
            throw new Refused("The type '" + shown(type) + "' cannot be used: it has 1 to " + Limits.USER_TYPE
                    + " letters, digits, '-', '_' and '.', for example FAX.");
        }
        var now = wallClock.instant();
        if (!store.add(new Registration(id, type, verifier(password), now, now))) {
            throw new Refused("The ID " + id + " is registered already. Give it another password with"
                    + " 'user passwd', or remove it first with 'user remove'.");
        }
    }

    /** Removes a user. */
    public void remove(String id) throws Refused, StoreException {
        if (!store.remove(id)) {
            throw notRegistered(id);
        }
    }

    /** Gives a user another password. */
    public void changePassword(String id, char[] password) throws Refused, StoreException {
        if (!store.changePassword(id, verifier(password), wallClock.instant())) {
            throw notRegistered(id);
        }
    }

    /** All users, in the order of their IDs. */
    public List<Registration> list() throws StoreException {
        List<Registration> all = new ArrayList<>();
        List<Registration> page = store.page(null, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = store.page(page.get(page.size() - 1).id(), PAGE);
        }
        return all;
    }

    /** Refuses what cannot be a user ID. */
    public static void checkId(String id) throws Refused {
        if (!Limits.isUserId(id)) {
            throw new Refused("'" + shown(id) + "' cannot be a fax ID: it has 1 to " + Limits.USER_ID
                    + " letters, digits, '-', '_' and '.', for example 5550101.");
        }
    }

    private Verifier verifier(char[] password) throws Refused {
        try {
            return Verifier.ofPassword(password, rounds, random);
        } catch (IllegalArgumentException e) {
            throw new Refused("This password cannot be used: " + e.getMessage() + ".");
        }
    }

    private static Refused notRegistered(String id) {
        return new Refused("The ID " + shown(id) + " is not registered. 'user list' shows those that are.");
    }

    private static String shown(String text) {
        String cut = text.length() > Limits.USER_ID ? text.substring(0, Limits.USER_ID) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
