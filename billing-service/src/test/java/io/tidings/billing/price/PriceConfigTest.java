package io.tidings.billing.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class PriceConfigTest {

    @Test
    void asksHalfACreditAMessageByDefault() {
        PriceConfig config = new SmallRyeConfigBuilder()
                .withMapping(PriceConfig.class)
                .build()
                .getConfigMapping(PriceConfig.class);

        assertThat(config.unit()).isEqualByComparingTo("0.5");
    }
}
