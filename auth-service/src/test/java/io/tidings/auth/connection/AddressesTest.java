package io.tidings.auth.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "197.230.12.34, 197.230.xxx.xxx",
        "2001:db8::1, 2001:db8:xxx:xxx:xxx:xxx:xxx:xxx",
        "2001:db8:85a3:8d3:1319:8a2e:370:7348, 2001:db8:xxx:xxx:xxx:xxx:xxx:xxx",
        "::1, 0:0:xxx:xxx:xxx:xxx:xxx:xxx",
        "::ffff:197.230.12.34, 197.230.xxx.xxx"
    })
    void keepsTwoOctetsOrGroups(String address, String shown) {
        assertThat(Addresses.masked(address)).isEqualTo(shown);
    }

    @Test
    void storesALinkLocalAddressWithoutItsInterface() {
        assertThat(Addresses.stored("fe80::1%eth9")).isEqualTo("fe80:0:0:0:0:0:0:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "gateway.example", "1.2.3.4.5", "197.230.12.34, 10.0.0.1", "%"})
    void storesAndShowsNothingOfWhatIsNoAddress(String text) {
        assertThat(Addresses.stored(text)).isEmpty();
        assertThat(Addresses.masked(text)).isEmpty();
    }
}
