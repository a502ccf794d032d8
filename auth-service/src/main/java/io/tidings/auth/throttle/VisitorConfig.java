package io.tidings.auth.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often people without a credential may register, ask for codes, and try them; each of these apart. */
@ConfigMapping(prefix = "tidings.auth.visitors")
public interface VisitorConfig extends VisitorRates {
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

    /** Registrations, verifications and resets at once that need a password's hash; more are answered 503. */
    @WithDefault("16")
    int atOnce();
}
