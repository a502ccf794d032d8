package io.tidings.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something was done that the audit log of its workspace tells. Never a secret: the log is shown, exported and kept.
 *
 * @param workspace whose log it goes to
 * @param actor the user; zeros for the platform itself
 * @param action what, in words with points between them
 * @param target to which thing: its kind, a colon, its id
 * @param before JSON text of what was changed, as the log hashes it; null when it was made
 * @param after the same of what it became; null when it was removed
 * @param requestId of the request that did it
 */
public record Audited(
        UUID workspace,
        UUID actor,
        String action,
        String target,
        @Nullable String before,
        @Nullable String after,
        String requestId,
        Instant at) {}
