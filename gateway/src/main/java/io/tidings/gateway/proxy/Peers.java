package io.tidings.gateway.proxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.tidings.gateway.route.Upstream;
import java.net.URI;

/** Base URLs of the services. */
@ConfigMapping(prefix = "tidings.peers")
public interface Peers {
    /** Of auth-service. */
    @WithDefault("http://localhost:8081")
    URI auth();

    /** Of broadcast-service. */
    @WithDefault("http://localhost:8083")
    URI broadcast();

    /** Of messaging-service. */
    @WithDefault("http://localhost:8084")
    URI messaging();

    /** Of billing-service. */
    @WithDefault("http://localhost:8085")
    URI billing();

    /** The base URL of that service. */
    default URI of(Upstream upstream) {
        return switch (upstream) {
            case AUTH -> auth();
            case BROADCAST -> broadcast();
            case MESSAGING -> messaging();
            case BILLING -> billing();
            case PAGES, NOT_BUILT -> throw new IllegalArgumentException("no service has this");
        };
    }
}
