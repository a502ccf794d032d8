package io.tidings.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff pauses = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    @Test
    void doublesUpToTheLongestPause() {
        assertThat(pauses.after(1)).hasMillis(100);
        assertThat(pauses.after(2)).hasMillis(200);
        assertThat(pauses.after(6)).hasMillis(3_200);
        assertThat(pauses.after(7)).hasMillis(5_000);
        assertThat(pauses.after(Integer.MAX_VALUE)).hasMillis(5_000);
    }
}
