package org.pagewire.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.agent.uplink.UplinkSettings.Surplus;

class ConnectionPlanTest {
    @ParameterizedTest(
            name = "{0} links, {1} opening, {2} vacant, {3} in call, {4} demands, spare {5}: opens {6}, closes {7}")
    @CsvSource({
        "0, 0, 0, 0, 0, 0, 1, 0",
        "0, 0, 0, 0, 3, 5, 1, 0",
        "1, 1, 0, 0, 3, 5, 0, 0",
        "1, 0, 1, 0, 0, 0, 0, 0",
        "1, 0, 1, 0, 0, 1, 0, 0",
        "1, 0, 1, 0, 0, 3, 2, 0",
        "2, 1, 1, 0, 0, 3, 1, 0",
        "1, 0, 0, 1, 0, 0, 0, 0",
        "1, 0, 0, 1, 0, 1, 1, 0",
        "1, 0, 0, 0, 0, 1, 0, 0",
        "1, 0, 0, 0, 1, 0, 1, 0",
        "2, 1, 0, 1, 1, 0, 0, 0",
        "2, 0, 1, 1, 0, 0, 0, 1",
        "2, 0, 2, 0, 0, 0, 0, 1",
        "2, 0, 2, 0, 0, 1, 0, 1",
        "2, 0, 0, 2, 1, 1, 1, 0",
        "4, 0, 0, 4, 0, 5, 0, 0",
        "3, 0, 0, 3, 0, 5, 1, 0",
    })
    void itOpensWhatIsMissingAndClosesWhatIsTooMuch(
            int total, int opening, int vacant, int inCall, int waiting, int spare, int opens, int closes) {
        ConnectionPlan plan = new ConnectionPlan(total, opening, vacant, inCall, waiting);
        assertThat(plan.toOpen(spare, 4)).isEqualTo(opens);
        assertThat(plan.toClose(spare, Surplus.CLOSE)).isEqualTo(closes);
        assertThat(plan.toClose(spare, Surplus.KEEP)).isZero();
    }
}
