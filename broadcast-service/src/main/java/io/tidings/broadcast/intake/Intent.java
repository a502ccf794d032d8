package io.tidings.broadcast.intake;

import io.tidings.broadcast.catalog.Template;
import io.tidings.broadcast.sender.Sender;
import java.time.Instant;
import java.util.UUID;

/**
 * A broadcast that is about to be accepted.
 *
 * @param uuid its uuid, and the key of its reservation
 * @param createdAt when it was begun
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
        Instant validUntil) {}
