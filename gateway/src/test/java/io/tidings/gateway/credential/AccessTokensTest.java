package io.tidings.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.platform.fault.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"t-1\"}",
                "{\"session_id\":\"\",\"access_token\":\"t-1\",\"name\":\"Aldo\"}",
                " {\"a\":{\"access_token\":\"other\"},\"b\":[{\"access_token\":\"other\"}],\"access\\u005ftoken\":\"t-1\"}\n"
            })
    void findsTheTokenInABody(String body) {
        assertThat(ofBody(body)).contains("t-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "[{\"access_token\":\"t-1\"}]",
                "\"access_token\"",
                "{}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":null}",
                "{\"access_token\":17}",
                "{\"access_token\":true}",
                "{\"access_token\":[\"t-1\"]}",
                "{\"access_token\":{\"access_token\":\"t-1\"}}",
                "{\"Access_Token\":\"t-1\"}",
                "{\"access_token\":\"t-1\"",
                "{\"access_token\":\"t-1\"} x",
                "{\"access_token\":\"t-1\"}{}",
                "{\"access_token\":\"t-1\",}",
                "access_token=t-1"
            })
    void findsNoneInWhatHasNone(String body) {
        assertThat(ofBody(body)).isEmpty();
    }

    @Test
    void findsNoneInADepthThatNobodyNeeds() {
        assertThat(ofBody("{\"access_token\":\"t-1\",\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"t-1\",\"access_token\":\"t-2\"}",
                "{\"access_token\":\"\",\"access_token\":\"t-1\"}",
                "{\"access_token\":\"t-1\",\"access_token\":null}"
            })
    void refusesTwo(String body) {
        assertThatThrownBy(() -> ofBody(body)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> AccessTokens.ofQuery("access_token=a&access%5Ftoken=b"))
                .isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "access_token=t-1, t-1",
        "type=all&access_token=t-1, t-1",
        "access%5ftoken=t%2D1&type=all, t-1",
        "type=all;access_token=t-1, t-1",
        "access_token=a=b, a=b"
    })
    void findsTheTokenInAQuery(String query, String token) {
        assertThat(AccessTokens.ofQuery(query)).contains(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "access_token", "access_token=", "token=t-1", "x=access_token=t-1", "&&"})
    void findsNoneInAQueryWithout(String query) {
        assertThat(AccessTokens.ofQuery(query)).isEmpty();
        assertThat(AccessTokens.ofQuery(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "type=all&access_token=t-1&page=2, type=all&page=2",
        "type=all;access%5Ftoken=t-1, type=all",
        "access_token=a&access_token=b&a=%20+, a=%20+",
        "a=1;b=2, a=1;b=2",
        "x=access_token, x=access_token"
    })
    void takesItOut(String query, String rest) {
        assertThat(AccessTokens.without(query)).isEqualTo(rest);
    }

    @Test
    void leavesNoQueryWhereNothingElseIs() {
        assertThat(AccessTokens.without("access_token=t-1")).isNull();
        assertThat(AccessTokens.without(null)).isNull();
    }

    private static Optional<String> ofBody(String body) {
        return AccessTokens.ofBody(body.getBytes(StandardCharsets.UTF_8));
    }
}
