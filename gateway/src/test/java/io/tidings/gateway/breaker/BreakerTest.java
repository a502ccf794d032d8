package io.tidings.gateway.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final int LIMIT = 3;
    private static final long REST = 1_000;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - REST / 2);
    private final Breaker breaker = new Breaker(LIMIT, REST, now::get);

    @Test
    void opensAfterARunOfFailuresOnly() {
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.worked()).isFalse();
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.admits()).isTrue();

        assertThat(breaker.failed()).isTrue();

        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void letsOneProbeThroughInEachRest() {
        open();
        now.addAndGet(REST - 1);
        assertThat(breaker.admits()).isFalse();

        now.addAndGet(1);

        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).isFalse();
        assertThat(breaker.failed()).isFalse();
        now.addAndGet(REST);
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void waitsForNoProbeThatNeverEnds() {
        open();
        now.addAndGet(REST);
        assertThat(breaker.admits()).isTrue();

        now.addAndGet(REST);

        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void closesWithTheFirstAnswer() {
        open();

        assertThat(breaker.worked()).isTrue();

        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.failed()).isFalse();
    }

    private void open() {
        for (int i = 0; i < LIMIT; i++) {
            breaker.failed();
        }
    }
}
