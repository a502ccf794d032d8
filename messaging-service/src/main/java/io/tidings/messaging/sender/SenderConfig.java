package io.tidings.messaging.sender;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the sender works. */
@ConfigMapping(prefix = "tidings.sender")
public interface SenderConfig {

    /** Whether this process has the role of a sender. */
    @WithDefault("true")
    boolean enabled();

    /** How far ahead slots are claimed; a crash leaves no more than this unknown. */
    @WithDefault("250ms")
    Duration horizon();

    /** How often claims are made while work waits. */
    @WithDefault("100ms")
    Duration claimInterval();

    /** Most messages of one claim. */
    @WithDefault("500")
    int claimLimit();

    /** How long a result waits for others to be written with it. */
    @WithDefault("100ms")
    Duration resultLinger();

    /** Most results of one transaction. */
    @WithDefault("500")
    int resultLimit();

    /** Most messages of a lane that are read ahead; for slow devices it is less. */
    @WithDefault("200")
    int prefetch();

    /** How often lanes are read from their beginning, for what was returned or stored without a word. */
    @WithDefault("30s")
    Duration rescan();

    /** How often it is looked for messages whose validity ends soon. */
    @WithDefault("5s")
    Duration validityLook();

    /** The part of a device's allowed rate that slots are given out for; with the rest, late calls catch up. */
    @WithDefault("0.985")
    double headroom();

    /** Calls that may begin ahead of a device's pace, after it was idle or late. */
    @WithDefault("3")
    int burst();

    /** One slot in this many goes to the bulk lane while others wait too. */
    @WithDefault("10")
    int bulkShare();

    /** Retries after definite refusals. */
    Retry retry();

    /** When a device stops calling a provider that does not work. */
    Breaker breaker();

    /** Jittered exponential back-off. */
    interface Retry {

        /** Refusals of a message after which one that could pass is final. */
        @WithDefault("3")
        int attempts();

        /** The first wait. */
        @WithDefault("500ms")
        Duration base();

        /** The longest wait. */
        @WithDefault("60s")
        Duration most();
    }

    /** A breaker per device. */
    interface Breaker {

        /** Failures in a row after which it opens: no connection, no answer, or an error of the provider's own. */
        @WithDefault("5")
        int failures();

        /** The first rest; doubled with each probe that fails. */
        @WithDefault("1s")
        Duration base();

        /** The longest rest. */
        @WithDefault("60s")
        Duration most();
    }
}
