package io.tidings.gateway.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long exchanged credentials are remembered. */
@ConfigMapping(prefix = "tidings.gateway.credentials")
public interface CredentialConfig {
    /** How long an accepted credential is good without asking again, unless news come that it changed. */
    @WithDefault("20s")
    Duration accepted();

    /** The same while no news can come, since Kafka is away: so long a revoked credential still works then. */
    @WithDefault("1s")
    Duration unheard();

    /** How long a refused credential is refused without asking again. */
    @WithDefault("2s")
    Duration refused();

    /** For how long after that its credential is taken for no guess, however many were made from the same address. */
    @WithDefault("1h")
    Duration proven();

    /** How much of its life an inward token must have left when it is sent on. */
    @WithDefault("15s")
    Duration margin();

    /** How many credentials are remembered at most. */
    @WithDefault("50000")
    long remembered();
}
