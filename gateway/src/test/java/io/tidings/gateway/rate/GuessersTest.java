package io.tidings.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.platform.limit.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuessersTest {
    private final AtomicLong now = new AtomicLong();
    private final Guessers guessers = new Guessers(now::get);
    private final Standing refusal = new Standing(List.of(), Optional.of(new Tally(Duration.ofSeconds(5), List.of())));

    @Test
    void remembersAnAddressAsLongAsItsLimitSaid() {
        guessers.refuse("a", refusal);

        now.addAndGet(Duration.ofMillis(4_900).toNanos());
        assertThat(guessers.refused("a")).contains(refusal);
        assertThat(guessers.refused("b")).isEmpty();

        now.addAndGet(Duration.ofMillis(200).toNanos());
        assertThat(guessers.refused("a")).isEmpty();
    }
}
