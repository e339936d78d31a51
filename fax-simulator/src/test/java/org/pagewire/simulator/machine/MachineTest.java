package org.pagewire.simulator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pagewire.fax.t30.Outcome;

final class MachineTest {
    private final Machine machine = new Machine("5550101", 2);

    private static CallResult result(int call) {
        return new CallResult(
                call, Direction.SENT, "5550101", "5550102", Outcome.DELIVERED, "done", "", Duration.ZERO, List.of());
    }

    @Test
    void theAnswerSettingDecidesAboutACallThatComesIn() {
        assertThat(machine.offered()).isEqualTo(Machine.Reaction.ANSWER);
        machine.answer(Answer.OFF);
        assertThat(machine.offered()).isEqualTo(Machine.Reaction.RING);
        machine.answer(Answer.BUSY);
        assertThat(machine.offered()).isEqualTo(Machine.Reaction.REFUSE_BUSY);
    }

    @Test
    void aMachineWithEveryLineInUseIsBusy() {
        assertThat(machine.take(Activity.DIALLING)).hasValue(1);
        assertThat(machine.offered()).isEqualTo(Machine.Reaction.ANSWER);
        assertThat(machine.take(Activity.RINGING)).hasValue(2);
        assertThat(machine.offered()).isEqualTo(Machine.Reaction.REFUSE_BUSY);
        assertThat(machine.take(Activity.DIALLING)).isEmpty();
        machine.ended(result(1));
        assertThat(machine.take(Activity.DIALLING)).hasValue(3);
    }

    @Test
    void theBusiestLineIsShown() {
        assertThat(machine.activity()).isEmpty();
        machine.take(Activity.DIALLING);
        machine.take(Activity.RINGING);
        assertThat(machine.activity()).hasValue(Activity.RINGING);
        machine.connected(1);
        assertThat(machine.activity()).hasValue(Activity.IN_CALL);
        machine.ended(result(1));
        machine.ended(result(2));
        assertThat(machine.activity()).isEmpty();
    }

    @Test
    void aCallEndsOnce() {
        machine.take(Activity.DIALLING);
        machine.ended(result(1));
        assertThatThrownBy(() -> machine.ended(result(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theJournalKeepsTheLastCallsNewestFirst() {
        for (int call = 1; call <= Machine.JOURNAL + 1; call++) {
            machine.take(Activity.DIALLING);
            machine.ended(result(call));
        }
        assertThat(machine.journal()).hasSize(Machine.JOURNAL);
        assertThat(machine.journal().get(0).call()).isEqualTo(Machine.JOURNAL + 1);
        assertThat(machine.journal().get(Machine.JOURNAL - 1).call()).isEqualTo(2);
    }
}
