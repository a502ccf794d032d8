package io.tidings.auth.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientTest {

    @Test
    void cutsALongUserAgentBetweenCharacters() {
        assertThat(userAgent("a".repeat(254) + "\uD83D\uDE80".repeat(100))).isEqualTo("a".repeat(254) + "\uD83D\uDE80");
    }

    @Test
    void takesControlCharactersOut() {
        assertThat(userAgent("\u0000Mozilla/5.0\r\n\u001b[31m\t(X11)\u0085\u202e\u2028curl\uD83D "))
                .isEqualTo("Mozilla/5.0 [31m (X11) curl");
    }

    @Test
    void hasAnEmptyNameWithoutHeader() {
        assertThat(Client.of("197.230.12.34", null).userAgent()).isEmpty();
    }

    private static String userAgent(String header) {
        return Client.of("197.230.12.34", header).userAgent();
    }
}
