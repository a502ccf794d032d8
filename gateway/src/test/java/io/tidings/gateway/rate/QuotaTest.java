package io.tidings.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {

    @Test
    void readsCallsAndTheirTime() {
        assertThat(Quota.of("300/1m")).isEqualTo(new Quota(300, Duration.ofMinutes(1)));
        assertThat(Quota.of("1000000/1s")).isEqualTo(new Quota(1_000_000, Duration.ofSeconds(1)));
        assertThat(Quota.of("1/365d")).isEqualTo(new Quota(1, Duration.ofDays(365)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "300",
                "300/",
                "0/1m",
                "-1/1m",
                "1000001/1m",
                "1/366d",
                "1/500ms",
                "1/-5s",
                "many/1m",
                "1/1m/1m"
            })
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Quota.of(text));
    }
}
