package io.tidings.auth.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.auth.twofactor.GivenCode.AppCode;
import io.tidings.auth.twofactor.GivenCode.RecoveryCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenCodeTest {

    @Test
    void takesSixDigitsForACodeOfAnApp() {
        assertThat(GivenCode.of("012345")).isEqualTo(Optional.of(new AppCode("012345")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCD-EFGH-2345-QRST", "abcd-efgh-2345-qrst", " ABCDEFGH2345QRST "})
    void takesSixteenCharactersForARecoveryCode(String text) {
        assertThat(GivenCode.of(text)).isEqualTo(Optional.of(new RecoveryCode("ABCDEFGH2345QRST")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345",
                "1234567",
                "12a456",
                " 123456",
                "\u0661\u0662\u0663\u0664\u0665\u0666",
                "ABCD-EFGH-2345",
                "ABCD-EFGH-2345-QRST-UVWX",
                "ABCD-EFGH-2345-QRS1",
                "-ABCDEFGH2345QRST"
            })
    void takesNothingElse(String text) {
        assertThat(GivenCode.of(text)).isEmpty();
    }

    @Test
    void writesARecoveryCodeInGroups() {
        assertThat(new RecoveryCode("ABCDEFGH2345QRST").written()).isEqualTo("ABCD-EFGH-2345-QRST");
    }

    @Test
    void tellsNoLogWhatItIs() {
        assertThat(GivenCode.of("012345").orElseThrow()).hasToString("AppCode");
        assertThat(GivenCode.of("ABCDEFGH2345QRST").orElseThrow()).hasToString("RecoveryCode");
        assertThat(new Enrolment("SECRET", "otpauth://SECRET", "data:")).hasToString("Enrolment");
    }
}
