package io.tidings.messaging.immediate;

import io.tidings.events.Lane;
import java.util.UUID;

/** Where a message waits. */
record Arrival(int shard, UUID device, Lane lane, long place) {}
