package io.tidings.broadcast.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tidings.broadcast.field.FieldErrors;
import io.tidings.platform.fault.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueTimeTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ScheduleConfig CONFIG = new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(ScheduleConfig.class)
            .build()
            .getConfigMapping(ScheduleConfig.class);

    private final FieldErrors errors = new FieldErrors();

    @Test
    void readsTheWorkspacesClocks() {
        assertThat(read("2026-07-01 10:00:00", "2026-01-01T00:00:00Z")).contains(Instant.parse("2026-07-01T08:00:00Z"));
    }

    @Test
    void takesTheLaterInstantInAGap() {
        assertThat(read("2026-03-29 02:30:00", "2026-01-01T00:00:00Z")).contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void takesTheEarlierInstantInAnOverlap() {
        assertThat(read("2026-10-25 02:30:00", "2026-01-01T00:00:00Z")).contains(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void takesAQuarterOfAnHourAhead() {
        read("2026-07-01 10:15:00", "2026-07-01T08:00:00Z");
        errors.raise();
    }

    @Test
    void refusesLess() {
        read("2026-07-01 10:14:59", "2026-07-01T08:00:00Z");
        assertThatThrownBy(errors::raise).isInstanceOf(Invalid.class);
    }

    @Test
    void refusesMoreThanAYear() {
        read("2027-07-01 09:59:59", "2026-07-01T08:00:00Z");
        errors.raise();
        read("9999-01-01 00:00:00", "2026-07-01T08:00:00Z");
        assertThatThrownBy(errors::raise).isInstanceOf(Invalid.class);
    }

    @Test
    void refusesDaysThatDoNotExist() {
        assertThat(read("2026-02-30 10:00:00", "2026-01-01T00:00:00Z")).isEmpty();
        assertThatThrownBy(errors::raise).isInstanceOf(Invalid.class);
    }

    private Optional<Instant> read(String written, String now) {
        return new DueTime(CONFIG, InstantSource.fixed(Instant.parse(now))).read(written, PARIS, errors);
    }
}
