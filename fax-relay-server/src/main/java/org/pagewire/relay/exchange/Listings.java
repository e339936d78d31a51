package org.pagewire.relay.exchange;

import java.util.List;
import java.util.Optional;
import org.pagewire.relay.login.Registration;
import org.pagewire.wire.message.ListUsers;
import org.pagewire.wire.message.Listing;
import org.pagewire.wire.message.Listing.Condition;
import org.pagewire.wire.message.Message;

/** Answers LIST: all registrations, each with its present condition (R-A6). Owner: the exchange's. */
final class Listings {
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
        List<Listing.User> users = page.stream().limit(limit).map(this::user).toList();
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
}
