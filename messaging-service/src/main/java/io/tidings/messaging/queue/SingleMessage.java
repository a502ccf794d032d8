package io.tidings.messaging.queue;

import io.tidings.events.Address;
import io.tidings.events.Content;
import io.tidings.events.Lane;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of no broadcast.
 *
 * @param id a UUIDv7 minted by whoever planned it
 * @param parameters frozen values by variable name
 * @param cost what it was reserved with, in credits
 * @param dueAt not before this instant, or null for at once
 * @param validUntil after this instant it is not attempted any more
 */
public record SingleMessage(
        UUID id,
        UUID workspace,
        UUID device,
        int shard,
        Lane lane,
        Address to,
        Content content,
        Map<String, String> parameters,
        BigDecimal cost,
        @Nullable Instant dueAt,
        Instant validUntil) {}
