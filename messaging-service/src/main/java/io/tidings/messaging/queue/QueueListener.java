package io.tidings.messaging.queue;

import io.tidings.events.Lane;
import java.util.UUID;

/** Is told when a device has more to send. */
public interface QueueListener {

    /** A lane of a device has new messages from this place on. May be called from any thread, after the commit. */
    void arrived(int shard, UUID device, Lane lane, long firstPlace);
}
