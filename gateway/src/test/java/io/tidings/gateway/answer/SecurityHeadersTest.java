package io.tidings.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

    @Test
    void tellsHttpsToStayUnlessConfigured() {
        assertThat(headers(Duration.ofDays(1), false).strictTransport("https")).contains("max-age=86400");
        assertThat(headers(Duration.ofDays(1), false).strictTransport("http")).isEmpty();
        assertThat(headers(Duration.ofDays(1), true).strictTransport("http")).contains("max-age=86400");
        assertThat(headers(Duration.ZERO, true).strictTransport("https")).isEmpty();
    }

    private static SecurityHeaders headers(Duration remembered, boolean always) {
        return new SecurityHeaders(new TransportConfig() {
            @Override
            public Duration remembered() {
                return remembered;
            }

            @Override
            public boolean always() {
                return always;
            }
        });
    }
}
