package io.tidings.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UncountedLogTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final UncountedLog log = new UncountedLog(now::get);

    @Test
    void speaksOnceInTenSeconds() {
        IOException away = new IOException("away");

        assertThat(log.note(away)).isTrue();
        now.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(log.note(away)).isFalse();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(log.note(away)).isTrue();
    }
}
