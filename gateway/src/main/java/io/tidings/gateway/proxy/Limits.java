package io.tidings.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.tidings.gateway.route.LimitClass;
import java.time.Duration;

/** What one request may cost. */
@ConfigMapping(prefix = "tidings.gateway.limits")
public interface Limits {
    /** The largest body of most operations. */
    @WithDefault("1M")
    @WithName("body.ordinary")
    MemorySize ordinaryBody();

    /** The largest body of operations that take audiences and files. */
    @WithDefault("64M")
    @WithName("body.bulk")
    MemorySize bulkBody();

    /** The largest body of a provider's webhook. */
    @WithDefault("4M")
    @WithName("body.webhook")
    MemorySize webhookBody();

    /** The largest body that is looked into for a credential. */
    @WithDefault("1M")
    @WithName("body.credential")
    MemorySize credentialBody();

    /** The largest body of operations that need no credential, but for providers' webhooks. */
    @WithDefault("16K")
    @WithName("body.open")
    MemorySize openBody();

    /** What such bodies may hold of memory together; what is over that is answered 503. */
    @WithDefault("32M")
    @WithName("body.held")
    MemorySize heldBodies();

    /** How long each of them may take to come. */
    @WithDefault("30s")
    @WithName("body.held-time")
    Duration heldTime();

    /** How often a body that is still coming is looked at. */
    @WithDefault("10s")
    @WithName("body.slow.every")
    Duration slow();

    /** What has to come of it in that time; it is given up otherwise. */
    @WithDefault("1K")
    @WithName("body.slow.bytes")
    MemorySize slowBytes();

    /** How long a service may think after it has the whole request. */
    @WithDefault("30s")
    @WithName("answer.ordinary")
    Duration ordinaryAnswer();

    /** The same for operations that take audiences and files. */
    @WithDefault("120s")
    @WithName("answer.bulk")
    Duration bulkAnswer();

    /** The same for a provider's webhook. */
    @WithDefault("30s")
    @WithName("answer.webhook")
    Duration webhookAnswer();

    /** How long a connection to a service may take to get, the wait for a free one included. */
    @WithDefault("1s")
    Duration connect();

    /** Connections to each service at most. */
    @WithDefault("256")
    int connections();

    /** Calls to each service at most that need no credential, but for webhooks; more are answered 503. */
    @WithDefault("64")
    int open();

    /** The longest path and query, in characters. */
    @WithDefault("8000")
    int address();

    /** Request line and headers in all, at most. */
    @WithDefault("16K")
    MemorySize headers();

    /** The largest body of operations in that class, in bytes. */
    default long body(LimitClass limits) {
        return switch (limits) {
            case ORDINARY, SEND -> ordinaryBody().asLongValue();
            case BULK -> bulkBody().asLongValue();
            case WEBHOOK -> webhookBody().asLongValue();
        };
    }

    /** The answer time of operations in that class. */
    default Duration answer(LimitClass limits) {
        return switch (limits) {
            case ORDINARY, SEND -> ordinaryAnswer();
            case BULK -> bulkAnswer();
            case WEBHOOK -> webhookAnswer();
        };
    }
}
