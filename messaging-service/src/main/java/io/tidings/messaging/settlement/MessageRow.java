package io.tidings.messaging.settlement;

import io.tidings.events.MessageState;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message under lock.
 *
 * @param state as the queue has it while it waits there, otherwise as it ended
 * @param attempt the attempt under way, or the last one; null when there was none or it is settled
 * @param waiting whether the queue has it
 */
record MessageRow(
        UUID id,
        UUID workspace,
        @Nullable UUID broadcast,
        UUID device,
        int shard,
        BigDecimal cost,
        MessageState state,
        @Nullable UUID attempt,
        boolean waiting) {

    MessageRow queuedAs(MessageState queued, @Nullable UUID current) {
        return new MessageRow(id, workspace, broadcast, device, shard, cost, queued, current, true);
    }
}
