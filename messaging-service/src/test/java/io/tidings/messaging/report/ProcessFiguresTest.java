package io.tidings.messaging.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessFiguresTest {

    @ParameterizedTest
    @CsvSource({"PT0S,0s", "PT33M14S,33m 14s", "PT2H,2h 0s", "P1DT5S,1d 5s", "P40DT1H1M1S,40d 1h 1m 1s"})
    void writeATimeAsDocumented(Duration time, String words) {
        assertThat(ProcessFigures.words(time)).isEqualTo(words);
    }
}
