package io.tidings.broadcast.intake;

import io.tidings.broadcast.catalog.Template;
import io.tidings.broadcast.sender.Sender;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast that is about to be accepted.
 *
 * @param uuid its uuid, and the key of its reservation
 * @param createdAt when it was begun
 * @param delayedTo when it is to start, or null for at once
 * @param validUntil after this nothing of it is attempted any more
 */
record Intent(
        UUID uuid,
        UUID workspace,
        String name,
        Template template,
        Sender sender,
        String globalData,
        int contacts,
        Instant createdAt,
        @Nullable Instant delayedTo,
        Instant validUntil) {}
