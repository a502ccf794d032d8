package io.tidings.messaging.cloudapi;

import static io.tidings.messaging.channel.Consequence.NONE;
import static io.tidings.messaging.channel.Consequence.PAUSE_TEMPLATE;
import static io.tidings.messaging.channel.Consequence.STOP_ACCOUNT;
import static io.tidings.messaging.channel.Consequence.STOP_DEVICE;
import static io.tidings.messaging.channel.Consequence.SUPPRESS_RECIPIENT;
import static io.tidings.messaging.channel.ThrottleScope.ACCOUNT;
import static io.tidings.messaging.channel.ThrottleScope.DEVICE;
import static io.tidings.messaging.channel.ThrottleScope.RECIPIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.messaging.channel.SendOutcome;
import io.tidings.messaging.channel.SendOutcome.Refused;
import io.tidings.messaging.channel.SendOutcome.Retryable;
import io.tidings.messaging.channel.SendOutcome.Throttled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphErrorsTest {

    private static SendOutcome outcome(int code) {
        return GraphErrors.outcome(code, "title", false);
    }

    @Test
    void tellsWhatALimitIsOf() {
        assertThat(outcome(130429))
                .isInstanceOfSatisfying(
                        Throttled.class, t -> assertThat(t.scope()).isEqualTo(DEVICE));
        assertThat(outcome(131048))
                .isInstanceOfSatisfying(
                        Throttled.class, t -> assertThat(t.scope()).isEqualTo(DEVICE));
        assertThat(outcome(131056))
                .isInstanceOfSatisfying(
                        Throttled.class, t -> assertThat(t.scope()).isEqualTo(RECIPIENT));
        assertThat(outcome(4))
                .isInstanceOfSatisfying(
                        Throttled.class, t -> assertThat(t.scope()).isEqualTo(ACCOUNT));
        assertThat(outcome(80007))
                .isInstanceOfSatisfying(
                        Throttled.class, t -> assertThat(t.scope()).isEqualTo(ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 131000, 131016, 131057, 133004})
    void letsTheProvidersTroublesBeTriedAgain(int code) {
        assertThat(outcome(code)).isEqualTo(new Retryable(code, "title"));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                131026, 131047, 131049, 131051, 131052, 131053, 131008, 131009, 100, 131021, 33, 132000, 132001, 132005,
                132007, 132012, 132068, 132069
            })
    void endsAMessageForItsOwnFault(int code) {
        assertThat(outcome(code)).isEqualTo(new Refused(code, "title", NONE));
    }

    @ParameterizedTest
    @ValueSource(ints = {131031, 368, 131042, 0, 190, 10, 200, 230, 299, 3})
    void stopsABlockedAccount(int code) {
        assertThat(outcome(code)).isEqualTo(new Refused(code, "title", STOP_ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(ints = {131045, 133010})
    void stopsANumberThatIsNotRegisteredAndNotItsAccount(int code) {
        assertThat(outcome(code)).isEqualTo(new Refused(code, "title", STOP_DEVICE));
    }

    @Test
    void accountThatMayNotWriteToACountryMayWriteToOthers() {
        assertThat(outcome(130497)).isEqualTo(new Refused(130497, "title", NONE));
    }

    @Test
    void reachesBeyondTheMessageWhereTheCodeDoes() {
        assertThat(outcome(131050)).isEqualTo(new Refused(131050, "title", SUPPRESS_RECIPIENT));
        assertThat(outcome(132015)).isEqualTo(new Refused(132015, "title", PAUSE_TEMPLATE));
        assertThat(outcome(132016)).isEqualTo(new Refused(132016, "title", PAUSE_TEMPLATE));
    }

    @Test
    void believesAnUnlistedCodeThatCallsItselfPassing() {
        assertThat(GraphErrors.outcome(139999, "title", true)).isEqualTo(new Retryable(139999, "title"));
        assertThat(GraphErrors.outcome(139999, "title", false)).isEqualTo(new Refused(139999, "title", NONE));
    }
}
