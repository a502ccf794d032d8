package io.tidings.gateway.developer;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** What the pages for developers say of the gateway. */
@ConfigMapping(prefix = "tidings.gateway")
public interface PageConfig {
    /** The address by which clients call, such as {@code https://api.example}; the one that the page was asked by when empty. */
    Optional<URI> publicUrl();
}
