package io.tidings.auth.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tidings.auth.throttle.VisitorRates;
import java.time.Duration;

/** How often somebody may ask for a new password, and try a code for it. */
@ConfigMapping(prefix = "tidings.auth.password-reset")
interface PasswordResetConfig extends VisitorRates {
    @Override
    @WithDefault("10")
    int accountBurst();

    @Override
    @WithDefault("1m")
    Duration accountEvery();

    @Override
    @WithDefault("30")
    int addressBurst();

    @Override
    @WithDefault("20s")
    Duration addressEvery();
}
