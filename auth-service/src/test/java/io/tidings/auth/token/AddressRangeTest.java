package io.tidings.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.0/24, 192.0.2.0/24",
        "0.0.0.0/0, 0.0.0.0/0",
        "192.0.2.7/32, 192.0.2.7/32",
        "2001:DB8:0:0:0::1, 2001:db8::1",
        "2001:db8::/32, 2001:db8::/32",
        "::/0, ::/0",
        "::ffff:192.0.2.7, 192.0.2.7"
    })
    void hasOneForm(String written, String form) {
        assertThat(AddressRange.read(written)).contains(new AddressRange(form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "here",
                "localhost",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.7/33",
                "192.0.2.7/24",
                "192.0.2.0/",
                "/24",
                "192.0.2.0/24/24",
                "192.0.2.0/-1",
                "192.0.2.7:80",
                "2001:db8::1/64",
                "2001:db8::/129",
                "fe80::1%eth0",
                "[2001:db8::1]",
                "::ffff:192.0.2.0/120",
                " 192.0.2.7"
            })
    void isNothingElse(String written) {
        assertThat(AddressRange.read(written)).isEmpty();
    }
}
