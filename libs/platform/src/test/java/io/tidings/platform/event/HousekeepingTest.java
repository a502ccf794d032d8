package io.tidings.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.platform.OnTheStack;
import io.tidings.platform.Owner;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@OnTheStack
class HousekeepingTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Housekeeping housekeeping;

    @Inject
    MeterRegistry meters;

    @Test
    void forgetsWhatTheInboxRememberedForEightDays() {
        Owner.run("INSERT INTO inbox (consumer, event_id, received_at) VALUES"
                + " ('kept', gen_random_uuid(), now() - interval '7 days'),"
                + " ('forgotten', gen_random_uuid(), now() - interval '9 days')");

        housekeeping.forget().await().atMost(SOON);

        assertThat(Owner.number("SELECT count(*) FROM inbox WHERE consumer = 'kept'"))
                .isEqualTo(1);
        assertThat(Owner.number("SELECT count(*) FROM inbox WHERE consumer = 'forgotten'"))
                .isZero();
    }

    @Test
    void measuresWhatWaitsInTheOutbox() {
        housekeeping.measure().await().atMost(SOON);

        assertThat(meters.get("tidings.outbox.depth").gauge().value()).isGreaterThanOrEqualTo(0);
        assertThat(meters.get("tidings.outbox.oldest.age.seconds").gauge().value())
                .isGreaterThanOrEqualTo(0);
    }
}
