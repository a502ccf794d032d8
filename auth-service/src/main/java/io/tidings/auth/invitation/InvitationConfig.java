package io.tidings.auth.invitation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long invitations are good. */
@ConfigMapping(prefix = "tidings.auth.invitations")
interface InvitationConfig {
    /** From when it was made. */
    @WithDefault("7d")
    Duration life();
}
