package io.tidings.broadcast.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was written down.
 *
 * @param id its integer id
 * @param phone digits
 * @param input the phone as the customer wrote it
 * @param dueAt not before this instant, or null
 */
public record Message(
        UUID uuid,
        long id,
        String phone,
        String input,
        @Nullable Instant dueAt) {}
