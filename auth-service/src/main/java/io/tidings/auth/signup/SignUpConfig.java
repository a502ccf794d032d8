package io.tidings.auth.signup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tidings.auth.throttle.VisitorRates;
import java.time.Duration;

/** How often people may register and ask for codes, and how long unfinished accounts are kept. */
@ConfigMapping(prefix = "tidings.auth.sign-up")
interface SignUpConfig extends VisitorRates {
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

    /** Accounts that nobody verified are removed after this. */
    @WithDefault("7d")
    Duration kept();
}
