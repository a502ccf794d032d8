package io.tidings.billing.reservation;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish to set credit aside.
 *
 * @param key the intent's uuid; the same key reserves once
 * @param count how many messages, at least one
 * @param expiresAt when the rest is given back, whatever became of the messages
 */
record ReserveCommand(UUID workspace, UUID key, int count, Instant expiresAt) {}
