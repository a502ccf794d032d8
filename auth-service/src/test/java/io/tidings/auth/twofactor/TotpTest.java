package io.tidings.auth.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.auth.twofactor.GivenCode.AppCode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** The secret of RFC 6238's examples, "12345678901234567890". */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void makesTheCodesOfTheStandard(long second, String eightDigits) {
        assertThat(Totp.at(second / 30, SECRET)).isEqualTo(eightDigits.substring(2));
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void takesTheStepsNextToThisOne(long offset, boolean taken) {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = 1_111_111_111 / 30 + offset;

        assertThat(Totp.stepOf(new AppCode(Totp.at(step, SECRET)), SECRET, now).isPresent())
                .isEqualTo(taken);
    }

    @Test
    void namesTheStepThatACodeIsOf() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);

        assertThat(Totp.stepOf(new AppCode("050471"), SECRET, now)).hasValue(1_111_111_111 / 30);
    }
}
