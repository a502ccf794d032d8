package io.tidings.gateway.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long exchanged credentials are remembered. */
@ConfigMapping(prefix = "tidings.gateway.credentials")
public interface CredentialConfig {
    /** How long an accepted credential is good without asking again: so long a revoked one still works. */
    @WithDefault("20s")
    Duration accepted();

    /** How long a refused credential is refused without asking again. */
    @WithDefault("2s")
    Duration refused();

    /** How much of its life an inward token must have left when it is sent on. */
    @WithDefault("15s")
    Duration margin();

    /** How many credentials are remembered at most. */
    @WithDefault("50000")
    long remembered();
}
