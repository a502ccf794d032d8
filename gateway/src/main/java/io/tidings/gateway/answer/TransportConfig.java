package io.tidings.gateway.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What browsers are told of the way to the gateway (RFC 6797). */
@ConfigMapping(prefix = "tidings.gateway.strict-transport")
public interface TransportConfig {
    /** For how long a browser comes by https only, once it was told so; 0 tells nothing. */
    @WithDefault("365d")
    Duration remembered();

    /** Whether it is told with every answer; otherwise with those to calls that came by https, as a trusted proxy says. */
    @WithDefault("false")
    boolean always();
}
