package io.tidings.sandbox.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {
    @Test
    void keepsUuidAsItIs() {
        String uuid = "01890a5d-ac96-774b-bcce-b302099a8057";

        assertThat(Correlation.of(uuid).form()).isEqualTo(Correlation.Form.UUID);
        assertThat(Correlation.of(uuid).uuid()).isEqualTo(uuid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01890A5D-AC96-774B-BCCE-B302099A8057",
                "order 7",
                "1-1-1-1-1",
                "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz"
            })
    void hashesWhatCouldNotBeEchoedFromItsBits(String text) {
        assertThat(Correlation.of(text).form()).isEqualTo(Correlation.Form.TEXT);
        assertThat(Correlation.of(text)).isEqualTo(Correlation.of(text)).isNotEqualTo(Correlation.of(text + "x"));
    }

    @Test
    void takesAbsentAndEmptyForNone() {
        assertThat(Correlation.of(null)).isSameAs(Correlation.NONE);
        assertThat(Correlation.of("")).isSameAs(Correlation.NONE);
    }
}
