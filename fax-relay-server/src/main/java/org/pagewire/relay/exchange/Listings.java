package org.pagewire.relay.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagewire.relay.login.Registration;
import org.pagewire.wire.message.Limits;
import org.pagewire.wire.message.ListUsers;
import org.pagewire.wire.message.Listing;
import org.pagewire.wire.message.Listing.Condition;
import org.pagewire.wire.message.Message;

/** Answers LIST: all registrations, each with its present condition (R-A6). Owner: the exchange's. */
final class Listings {
    /** Room for the JSON around the users of a page. */
    private static final int USERS_OCTETS = Limits.CONTROL_PAYLOAD - 64;

    /** The JSON of a user without what its strings say: field names, quotes, condition and number. */
    private static final int USER_OCTETS = 100;

    private final Exchange exchange;

    Listings(Exchange exchange) {
        this.exchange = exchange;
    }

    void list(Connection connection, Message message, long now) {
        ListUsers list = (ListUsers) message;
        connection.asksForPage(list.limit());
        // One more than wanted, to know whether more remain.
        exchange.lookUp(
                connection,
                Connection.LookUp.LIST,
                new Action.LookUpPage(connection.number, list.after(), list.limit() + 1));
    }

    void found(Connection connection, List<Registration> page) {
        int limit = connection.pageLimit();
        List<Listing.User> users = new ArrayList<>(page.size());
        int octets = 0;
        for (Registration registration : page) {
            Listing.User user = user(registration);
            octets += octets(user);
            if (users.size() == limit || octets > USERS_OCTETS) {
                break;
            }
            users.add(user);
        }
        exchange.send(connection, new Listing(users, users.size() < page.size()));
    }

    private Listing.User user(Registration registration) {
        Optional<Device> device = exchange.devices.of(registration.id());
        return device.map(loggedIn -> new Listing.User(
                        registration.id(),
                        loggedIn.type,
                        loggedIn.attributes,
                        Statuses.condition(loggedIn),
                        loggedIn.vacantCount()))
                .orElseGet(
                        () -> new Listing.User(registration.id(), registration.type(), List.of(), Condition.LOGOUT, 0));
    }

    /** Not less than the octets of this user's JSON. */
    static int octets(Listing.User user) {
        int octets = USER_OCTETS + user.id().length() + user.type().length();
        for (String attribute : user.attributes()) {
            octets += 3;
            for (int i = 0; i < attribute.length(); i++) {
                char c = attribute.charAt(i);
                octets += c >= 0x80 ? 3 : c == '"' || c == '\\' ? 2 : 1;
            }
        }
        return octets;
    }
}
