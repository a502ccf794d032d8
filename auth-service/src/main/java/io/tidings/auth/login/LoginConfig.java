package io.tidings.auth.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tidings.auth.throttle.VisitorRates;
import java.time.Duration;

/** How often somebody may try to sign in. */
@ConfigMapping(prefix = "tidings.auth.login")
interface LoginConfig extends VisitorRates {

    /** Tries for one e-mail address at once; a success gives them all back. */
    @Override
    @WithDefault("5")
    int accountBurst();

    /** The time after which one more try for an e-mail address is given. */
    @Override
    @WithDefault("30s")
    Duration accountEvery();

    /** Tries from one client address at once (an IPv6 network of 64 bits counts as one). */
    @Override
    @WithDefault("50")
    int addressBurst();

    /** The time after which one more try from a client address is given. */
    @Override
    @WithDefault("2s")
    Duration addressEvery();

    /** Logins under way at the same time; more are refused with 503. */
    @WithDefault("100")
    int atOnce();
}
