package io.tidings.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.platform.fault.Unauthenticated;
import io.tidings.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ServiceTokensTest {

    private static final String KEY =
            Base64.getEncoder().encodeToString("a key of exactly 32 bytes, so so.".getBytes());

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final ServiceTokens tokens = new ServiceTokens(clock, "billing-service", Optional.of(KEY));

    @Test
    void believesItsOwnTokensForAMinute() {
        String token = tokens.mint();

        assertThat(tokens.read(token, "r").kind()).isEqualTo(Caller.Kind.SERVICE);
        clock.advance(Duration.ofSeconds(66));
        assertThatThrownBy(() -> tokens.read(token, "r")).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void usesATokenAgainForHalfItsLife() {
        String first = tokens.mint();
        clock.advance(Duration.ofSeconds(29));
        assertThat(tokens.mint()).isEqualTo(first);
        clock.advance(Duration.ofSeconds(2));
        assertThat(tokens.mint()).isNotEqualTo(first);
    }

    @Test
    void speaksForAWorkspace() {
        UUID workspace = UUID.randomUUID();

        assertThat(tokens.read(tokens.mint(workspace), "r").workspace()).isEqualTo(workspace);
        assertThat(tokens.read(tokens.mint(), "r").workspace()).isEqualTo(Caller.NOBODY);
    }

    @Test
    void refusesTokensOfAnotherKey() {
        String other = Base64.getEncoder().encodeToString(new byte[32]);

        assertThatThrownBy(() -> tokens.read(new ServiceTokens(clock, "x", Optional.of(other)).mint(), "r"))
                .isInstanceOf(Unauthenticated.class);
    }

    @Test
    void refusesShortKeys() {
        assertThatThrownBy(() -> new ServiceTokens(clock, "x", Optional.of("c2hvcnQ=")))
                .hasMessageContaining("32 bytes");
    }
}
