package io.tidings.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.platform.fault.Malformed;
import io.tidings.platform.fault.Unauthenticated;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer 12|ab.c_d-e", "bearer 12|ab.c_d-e", "BEARER   12|ab.c_d-e  "})
    void readsTheToken(String header) {
        assertThat(Bearer.token(List.of(header))).isEqualTo("12|ab.c_d-e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "abc", "Bearerabc"})
    void findsNone(String header) {
        assertMissing(List.of(header));
    }

    @Test
    void findsNoneWithoutHeader() {
        assertMissing(List.of());
    }

    private static void assertMissing(List<String> headers) {
        assertThatThrownBy(() -> Bearer.token(headers))
                .isInstanceOfSatisfying(
                        Unauthenticated.class,
                        fault -> assertThat(fault.presented()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a b", "Bearer a\u0000b", "Bearer é", "Bearer \"abc\""})
    void refusesWhatCannotBeAToken(String header) {
        assertWrong(header);
    }

    @Test
    void refusesEndlessTokens() {
        assertWrong("Bearer " + "a".repeat(5_000));
    }

    private static void assertWrong(String header) {
        assertThatThrownBy(() -> Bearer.token(List.of(header)))
                .isInstanceOfSatisfying(
                        Unauthenticated.class,
                        fault -> assertThat(fault.presented()).isTrue());
    }

    @Test
    void refusesTwoHeaders() {
        assertThatThrownBy(() -> Bearer.token(List.of("Bearer a", "Bearer b"))).isInstanceOf(Malformed.class);
    }
}
