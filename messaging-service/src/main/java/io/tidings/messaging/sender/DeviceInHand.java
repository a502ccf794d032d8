package io.tidings.messaging.sender;

import java.util.UUID;

/**
 * What a sender has of one of its devices at this moment.
 *
 * @param ready messages in memory that could be sent now, of all lanes
 * @param underWay claimed messages whose result isn't written yet
 * @param breakerOpen whether the provider failed so often that only single calls probe it
 * @param nextSlotInMillis how long until the next call may be planned; long while the provider asked for a rest
 */
record DeviceInHand(
        UUID device, int shard, long epoch, int ready, int underWay, boolean breakerOpen, long nextSlotInMillis) {}
