package io.tidings.messaging.queue;

import io.tidings.events.Address;
import io.tidings.events.Content;
import io.tidings.events.Lane;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits on a device.
 *
 * @param place its place in the lane; lower is earlier
 * @param dueAt not before this instant
 * @param tries attempts so far
 * @param refusals attempts so far that the provider refused for a reason that may pass, its limits not counted
 */
public record Waiting(
        UUID id,
        UUID workspace,
        @Nullable UUID broadcast,
        UUID device,
        int shard,
        Lane lane,
        long place,
        Address to,
        Content content,
        Map<String, String> parameters,
        Instant dueAt,
        Instant validUntil,
        int tries,
        int refusals) {

    /** The message after another attempt, to be tried again at {@code due}. */
    public Waiting again(Instant due, boolean refused) {
        return new Waiting(
                id,
                workspace,
                broadcast,
                device,
                shard,
                lane,
                place,
                to,
                content,
                parameters,
                due,
                validUntil,
                tries + 1,
                refused ? refusals + 1 : refusals);
    }
}
