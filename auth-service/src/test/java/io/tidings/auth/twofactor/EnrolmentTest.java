package io.tidings.auth.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnrolmentTest {

    @Test
    void namesIssuerAndAccountAsAppsReadThem() {
        assertThat(Enrolment.uri("A & B", "a+b@example.com", "GEZDGNBVGY3TQOJQ"))
                .isEqualTo("otpauth://totp/A%20%26%20B:a%2Bb%40example.com"
                        + "?secret=GEZDGNBVGY3TQOJQ&issuer=A%20%26%20B&algorithm=SHA1&digits=6&period=30");
    }
}
