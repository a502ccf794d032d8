package io.tidings.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Send this content to these recipients over this device: one chunk of a broadcast, at most 500 recipients or 256 KB.
 *
 * @param shard the device's shard, which is also the partition
 * @param validUntil after this instant nothing of it is attempted any more
 * @param cost what one message was reserved with, in credits
 */
public record SendRequested(
        UUID workspace,
        UUID broadcast,
        UUID device,
        int shard,
        Lane lane,
        Content content,
        Instant validUntil,
        BigDecimal cost,
        List<Recipient> recipients) {

    /**
     * One message.
     *
     * @param message its id, a UUIDv7 minted by the planner; the same id is never sent twice
     * @param parameters frozen values by variable name
     */
    public record Recipient(UUID message, Address to, Map<String, String> parameters) {}
}
