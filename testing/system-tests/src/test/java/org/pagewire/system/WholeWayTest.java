package org.pagewire.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.image.page.FaxResolution;

/** Pages arrive as they were sent, dialled by ID alone (R-E1, R-A10). */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WholeWayTest {
    private static final Duration CALL = Duration.ofSeconds(60);
    private static final Duration SPARE = Duration.ofSeconds(5);

    @RegisterExtension
    final World world = new World();

    @Test
    void everyPageArrivesWithItsPixelsItsSizeAndItsResolution() throws Exception {
        Relay relay = world.relay("5550101", "5550102");
        Office caller = world.office(relay, "5550101");
        Office called = world.office(relay, "5550102");
        world.awaitReady();
        Path document = Documents.write(
                world.path("mixed.tif"),
                1,
                Documents.Sheet.a4(FaxResolution.FINE),
                Documents.Sheet.a4(FaxResolution.STANDARD),
                new Documents.Sheet(2048, 1200, FaxResolution.SUPERFINE));
        Watch watch = called.watch();

        ObjectNode result = caller.dial("5550102", document).result(CALL);

        assertDelivered(result, 3);
        Documents.assertSame(document, stored(watch));
        assertThat(result.path("outcomes"))
                .extracting(page -> page.path("resolution").asText())
                .containsExactly("fine", "standard", "superfine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ecm: true, codings: [mr], bandwidth: 400000}",
                "{ecm: true, codings: [mh]}",
                "{ecm: false, codings: [mr, mh]}"
            })
    void everyCodingWithAndWithoutErrorCorrectionCarriesThePagesUnchanged(String fax) throws Exception {
        Relay relay = world.relay("5550101", "5550102");
        Office caller = world.office(relay, "5550101", "fax: " + fax);
        Office called = world.office(relay, "5550102");
        world.awaitReady();
        Path document = Documents.write(
                world.path("two.tif"), 2, Documents.Sheet.a4(FaxResolution.STANDARD), Documents.Sheet.slip());
        Watch watch = called.watch();

        assertDelivered(caller.dial("5550102", document).result(CALL), 2);

        Documents.assertSame(document, stored(watch));
    }

    @Test
    void bothDirectionsAtOnce() throws Exception {
        Relay relay = world.relay("5550101", "5550102");
        String slow = "lines: 2\nfax: {bandwidth: 100000}";
        Office first = world.office(relay, "5550101", slow);
        Office second = world.office(relay, "5550102", slow);
        world.awaitReady();
        Path there = Documents.write(world.path("there.tif"), 3, Documents.Sheet.a4(FaxResolution.STANDARD));
        Path back = Documents.write(world.path("back.tif"), 4, Documents.Sheet.a4(FaxResolution.STANDARD));
        Watch atFirst = first.watch();
        Watch atSecond = second.watch();

        Dialled out = first.dial("5550102", there);
        // each side has a spare connection again (R-A9); before that the line would be busy
        out.awaitEvent("answered", CALL, Events.named("answered"));
        relay.awaitConnections("5550101", "vacant", 1, SPARE);
        Dialled in = second.dial("5550101", back);
        relay.program()
                .awaitStatus("both calls", CALL, status -> status.path("calls").size() == 2);

        assertDelivered(out.result(CALL), 1);
        assertDelivered(in.result(CALL), 1);
        Documents.assertSame(there, stored(atSecond));
        Documents.assertSame(back, stored(atFirst));
    }

    @Test
    void aDocumentOfSixtyPagesArrivesWhole() throws Exception {
        Relay relay = world.relay("5550101", "5550102");
        Office caller = world.office(relay, "5550101");
        Office called = world.office(relay, "5550102");
        world.awaitReady();
        Documents.Sheet[] sheets = new Documents.Sheet[60];
        Arrays.fill(sheets, Documents.Sheet.slip());
        Path document = Documents.write(world.path("sixty.tif"), 5, sheets);
        Watch watch = called.watch();

        assertDelivered(caller.dial("5550102", document).result(Duration.ofSeconds(90)), 60);

        Documents.assertSame(document, stored(watch));
    }

    /** R-A5, R-A9: one device, three connections in use and a spare one. */
    @Test
    void threeCallsAtOnceFromOneDeviceToThreePartners() throws Exception {
        Relay relay = world.relay("5550100", "5550101", "5550102", "5550103");
        Office caller = world.office(relay, "5550100", "lines: 3\nfax: {bandwidth: 40000}");
        List<Office> partners = new ArrayList<>();
        for (String id : List.of("5550101", "5550102", "5550103")) {
            partners.add(world.office(relay, id));
        }
        world.awaitReady();
        Path document = Documents.write(world.path("one.tif"), 6, Documents.Sheet.a4(FaxResolution.STANDARD));
        List<Watch> watches = partners.stream().map(Office::watch).toList();

        List<Dialled> calls = partners.stream()
                .map(partner -> caller.dial(partner.id(), document))
                .toList();
        relay.program()
                .awaitStatus(
                        "three calls at once",
                        CALL,
                        status -> status.path("calls").size() == 3
                                && Relay.connections(status, caller.id(), "in-call") == 3
                                && Relay.connections(status, caller.id(), "vacant") == 1);

        for (int i = 0; i < calls.size(); i++) {
            assertDelivered(calls.get(i).result(CALL), 1);
            Documents.assertSame(document, stored(watches.get(i)));
        }
        relay.awaitConnections(caller.id(), "in-call", 0, SPARE);
    }

    private static void assertDelivered(ObjectNode result, int pages) {
        assertThat(result.path("outcome").asText()).as(result.toString()).isEqualTo("delivered");
        assertThat(result.path("ok").asBoolean()).isTrue();
        assertThat(result.path("pages").asInt()).isEqualTo(pages);
        assertThat(result.path("outcomes"))
                .hasSize(pages)
                .allMatch(page -> page.path("confirmed").asBoolean());
    }

    private static Path stored(Watch watch) {
        return Path.of(watch.awaitEvent("stored", Duration.ofSeconds(5), Events.named("stored"))
                .path("file")
                .asText());
    }
}
