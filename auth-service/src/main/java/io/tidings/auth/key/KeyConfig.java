package io.tidings.auth.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How keys follow one another. */
@ConfigMapping(prefix = "tidings.auth.keys")
interface KeyConfig {

    /** The age at which a key is followed by a new one. */
    @WithDefault("90d")
    Duration rotateAfter();

    /** How long before its first signature a new key is published; longer than any process goes on with the keys it has. */
    @WithDefault("15m")
    Duration announced();

    /** How long tokens live that login keys sign. */
    @WithDefault("${tidings.auth.sessions.token-life:30d}")
    Duration loginTokens();

    /** How long tokens live that inward keys sign. */
    @WithDefault("${tidings.auth.exchange.token-life:60s}")
    Duration inwardTokens();

    /** How much longer than its tokens a followed key is kept: processes sign with it until they have heard of the next. */
    @WithDefault("10m")
    Duration margin();

    /** How long after the first signature of its successor a key still verifies. */
    default Duration kept(Purpose purpose) {
        return margin().plus(
                        switch (purpose) {
                            case LOGIN -> loginTokens();
                            case INWARD -> inwardTokens();
                        });
    }
}
