package org.pagewire.relay.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pagewire.wire.message.Limits;
import org.pagewire.wire.message.ListUsers;
import org.pagewire.wire.message.Listing;
import org.pagewire.wire.message.Listing.Condition;

/** The list of users a device could call (R-A6). */
class ListTest {
    private final Rig rig = new Rig();

    @Test
    void everyRegisteredUserIsListedWithItsCondition() {
        rig.call("a", "b");
        rig.register("c", "d");
        Rig.End asking = rig.login("c");
        rig.login("c");
        asking.send(new ListUsers(null, Limits.LISTING_ENTRIES));
        Listing listing = asking.take(Listing.class);
        assertThat(listing.more()).isFalse();
        List<String> attributes = List.of("FILE TX/RX");
        assertThat(listing.users())
                .containsExactly(
                        new Listing.User("a", "FAX", attributes, Condition.IN_COMMUNICATION, 0),
                        new Listing.User("b", "FAX", attributes, Condition.IN_COMMUNICATION, 0),
                        new Listing.User("c", "FAX", attributes, Condition.LOGIN, 2),
                        new Listing.User("d", "FAX", List.of(), Condition.LOGOUT, 0));
    }

    @Test
    void aLongListComesInPages() {
        rig.register("me");
        for (int i = 0; i < 450; i++) {
            rig.register(String.format("%04d", i));
        }
        Rig.End asking = rig.login("me");
        List<String> all = new ArrayList<>();
        Listing page;
        String after = null;
        do {
            asking.send(new ListUsers(after, Limits.LISTING_ENTRIES));
            page = asking.take(Listing.class);
            page.users().forEach(user -> all.add(user.id()));
            after = all.get(all.size() - 1);
        } while (page.more());
        assertThat(all).hasSize(451).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theLongestPageFitsIntoAFrame() throws Exception {
        List<Listing.User> users = Collections.nCopies(
                Limits.LISTING_ENTRIES,
                new Listing.User(
                        "x".repeat(Limits.USER_ID),
                        "T".repeat(Limits.USER_TYPE),
                        Collections.nCopies(Limits.ATTRIBUTES, "\"".repeat(Limits.ATTRIBUTE)),
                        Condition.IN_COMMUNICATION,
                        Limits.CONNECTIONS));
        byte[] json = new ObjectMapper().writeValueAsBytes(new Listing(users, true));
        assertThat(json.length).isLessThan(Limits.CONTROL_PAYLOAD);
    }
}
