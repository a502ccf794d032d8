package io.tidings.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPathsTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.9.8.7", "172.31.0.1", "192.168.1.1", "::ffff:10.1.1.1", "fd00::1"})
    void areOpenToTheNeighbourhood(String address) {
        assertThat(paths(Map.of()).isNear(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "172.32.0.1", "2001:db8::1", "11.0.0.1", "not an address"})
    void areClosedToTheWorld(String address) {
        assertThat(paths(Map.of()).isNear(address)).isFalse();
    }

    @Test
    void areOpenToWhomTheOperatorNames() {
        OwnPaths paths = paths(Map.of("tidings.gateway.own.networks", "203.0.113.0/24"));

        assertThat(paths.isNear("203.0.113.7")).isTrue();
        assertThat(paths.isNear("127.0.0.1")).isFalse();
    }

    @Test
    void failAtTheStartWhenANetworkIsNone() {
        assertThatThrownBy(() -> paths(Map.of("tidings.gateway.own.networks", "10.0.0.0/8,office")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static OwnPaths paths(Map<String, String> values) {
        return new OwnPaths(new SmallRyeConfigBuilder()
                .withMapping(OwnConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(OwnConfig.class));
    }
}
