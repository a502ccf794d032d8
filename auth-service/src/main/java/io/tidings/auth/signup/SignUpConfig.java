package io.tidings.auth.signup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long unfinished accounts are kept. */
@ConfigMapping(prefix = "tidings.auth.sign-up")
interface SignUpConfig {
    /** Accounts that nobody verified are removed after this. */
    @WithDefault("7d")
    Duration kept();
}
