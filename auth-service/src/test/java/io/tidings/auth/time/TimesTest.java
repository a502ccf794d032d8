package io.tidings.auth.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        // with a zone of their own
        "2026-05-27T13:16:53Z, America/New_York, 2026-05-27T13:16:53Z",
        "2026-05-27T13:16:52.502370Z, America/New_York, 2026-05-27T13:16:52Z",
        "2026-05-27T13:16:53+02:00, America/New_York, 2026-05-27T11:16:53Z",
        // in the workspace's
        "2026-05-27T13:16:53, UTC, 2026-05-27T13:16:53Z",
        "2026-05-27T13:16:53, Africa/Algiers, 2026-05-27T12:16:53Z",
        "2026-05-27T13:16:53.9, Asia/Kolkata, 2026-05-27T07:46:53Z",
        "2026-05-27 13:16:53, America/New_York, 2026-05-27T17:16:53Z",
        "2026-05-27T13:16, America/New_York, 2026-05-27T17:16:00Z",
        "2107-06-26, America/New_York, 2107-06-26T04:00:00Z",
        "' 2107-06-26 ', UTC, 2107-06-26T00:00:00Z",
        // in a gap the later instant, in an overlap the earlier one
        "2026-03-08T02:30:00, America/New_York, 2026-03-08T07:30:00Z",
        "2026-11-01T01:30:00, America/New_York, 2026-11-01T05:30:00Z",
        // a day that begins in a gap
        "2018-11-04, America/Sao_Paulo, 2018-11-04T03:00:00Z"
    })
    void readsEveryForm(String text, ZoneId zone, Instant instant) {
        assertThat(Times.read(text, zone)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-02-29",
                "2026-13-01",
                "2026-05-27T24:00:00",
                "2026-05-27T",
                "2026-05-27T13:16:53X",
                "2026-05-27T13:16:53+99:00",
                "26-05-27",
                "20260527",
                "-2026-05-27",
                "1969-12-31",
                "+10000-01-01",
                "+999999999-12-31T23:59:59-18:00",
                "9999-12-31T23:59:59-01:00",
                "1"
            })
    void readsNothingElse(String text) {
        assertThat(Times.read(text, ZoneId.of("UTC"))).isEmpty();
    }

    @Test
    void writesSixDigitsAndZ() {
        assertThat(Times.written(Instant.parse("2026-05-25T06:57:27Z"))).isEqualTo("2026-05-25T06:57:27.000000Z");
    }
}
