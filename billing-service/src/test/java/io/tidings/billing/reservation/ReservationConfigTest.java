package io.tidings.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReservationConfigTest {

    @Test
    void sweepsEveryTenSecondsByDefault() {
        ReservationConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ReservationConfig.class)
                .build()
                .getConfigMapping(ReservationConfig.class);

        assertThat(config.sweepEvery()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.sweepBatch()).isEqualTo(200);
    }
}
