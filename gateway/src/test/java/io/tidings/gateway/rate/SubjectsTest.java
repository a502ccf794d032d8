package io.tidings.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectsTest {

    @Test
    void tellsAddressesApart() {
        assertThat(Subjects.ofAddress("192.0.2.1"))
                .matches("[0-9a-f]{32}")
                .isEqualTo(Subjects.ofAddress("192.0.2.1"))
                .isNotEqualTo(Subjects.ofAddress("192.0.2.2"));
    }

    @Test
    void takesANetworkForOne() {
        assertThat(Subjects.ofAddress("2001:db8:1:2::1"))
                .isEqualTo(Subjects.ofAddress("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(Subjects.ofAddress("2001:db8:1:3::1"));
    }
}
