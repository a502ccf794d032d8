package io.tidings.auth.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.UUID;

/** What the platform itself sends from. */
@ConfigMapping(prefix = "tidings.auth.notices")
interface NoticeConfig {
    /** The operator's workspace, from whose first number people are written to. Without it nobody can register. */
    Optional<UUID> workspace();

    /** The provider's name of an authentication template with a button that copies the code. */
    @WithDefault("1app_verify")
    String template();

    /** The provider's language code of the template. */
    @WithDefault("en_US")
    String language();
}
