package io.tidings.gateway.rate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How often may be called, each written as {@code 300/1m}: calls, all of which may come at once, and in what time. */
@ConfigMapping(prefix = "tidings.gateway.rate")
public interface RateConfig {
    /** Most operations, by token. */
    @WithDefault("1200/1m")
    Quota ordinary();

    /** Grow's sends, by token: its documented limit. */
    @WithDefault("300/1m")
    Quota messages();

    /** Operations that take audiences and files, by token. */
    @WithDefault("120/1m")
    Quota bulk();

    /** All operations that need a credential, by workspace. */
    @WithDefault("6000/1m")
    Quota workspace();

    /** Operations that need none, by client address (IPv6: by network of 64 bits); what it lets pass to login, auth-service throttles by account and address. */
    @WithDefault("300/1m")
    Quota open();

    /**
     * Calls that showed no credential, or none that is good, by client address. An address that has used it up is
     * answered 429 for any credential that wasn't found to be good within {@code tidings.gateway.credentials.proven}:
     * so it learns nothing from guessing.
     */
    @WithDefault("300/1m")
    Quota unauthenticated();

    /** Webhooks of providers, by their address. */
    @WithDefault("120000/1m")
    Quota webhooks();

    /**
     * Those of the above, by name, whose calls are answered 503 while Redis is away. All others go on without being
     * counted, which is the default for each: a lost limit is safer for customers than a lost message, login is throttled
     * by auth-service too, and a token has too many bits to be guessed.
     */
    Optional<Set<Policy>> closed();

    /** How long a call waits for Redis; after that it is as if Redis were away. */
    @WithDefault("250ms")
    Duration patience();

    /** The quota of that policy. */
    default Quota of(Policy policy) {
        return switch (policy) {
            case ORDINARY -> ordinary();
            case MESSAGES -> messages();
            case BULK -> bulk();
            case WORKSPACE -> workspace();
            case OPEN -> open();
            case UNAUTHENTICATED -> unauthenticated();
            case WEBHOOKS -> webhooks();
        };
    }
}
