package io.tidings.platform.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are sent and read. */
@ConfigMapping(prefix = "tidings.events")
interface EventsConfig {

    /** Whether this process relays its outbox; off only in tests that drive a relay of their own. */
    @WithDefault("true")
    boolean relay();

    /** How often the outbox is looked at when nobody wakes the relay. */
    @WithDefault("200ms")
    Duration sweep();

    /** How long a relay owns its slices without telling that it lives. */
    @WithDefault("5s")
    Duration lease();

    /** How often a relay tells that it lives. */
    @WithDefault("1500ms")
    Duration leaseRenewal();

    /** What consumer groups begin with: the name of the service. */
    @WithDefault("${quarkus.application.name:tidings}")
    String groupPrefix();

    /** After how long without heartbeat Kafka gives a consumer's partitions to others. */
    @WithDefault("6s")
    Duration sessionTimeout();

    /** How often a consumer tells Kafka that it lives. */
    @WithDefault("2s")
    Duration heartbeat();

    /** The largest number of events that a listener gets at once. */
    @WithDefault("100")
    int batch();

    /**
     * How long Kafka gathers events for a consumer before it answers: fewer and larger transactions where nobody waits
     * for the single event. Zero for at once.
     */
    @WithDefault("0ms")
    Duration gather();

    /** How long a partition that is to go waits for the batch in flight. */
    @WithDefault("5s")
    Duration drain();

    /** Copies of each partition of topics that this service creates; 3 in production. */
    @WithDefault("1")
    short replication();

    /** How long Kafka keeps events of topics that this service creates; shorter than the inbox remembers. */
    @WithDefault("7D")
    Duration retention();

    /** How long the inbox remembers. */
    @WithDefault("8D")
    Duration inboxRetention();
}
