package io.tidings.gateway.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** Which web pages may call the APIs from a browser. */
@ConfigMapping(prefix = "tidings.gateway.cors")
public interface CorsConfig {
    /** Origins such as {@code https://app.example}; {@code *} is any. Cookies are never accepted. */
    @WithDefault("*")
    Set<String> origins();

    /** How long a browser may remember what is allowed. */
    @WithDefault("2h")
    Duration remembered();
}
