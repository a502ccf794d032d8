package io.tidings.sandbox.receipt;

import io.tidings.sandbox.journal.Row;
import org.jspecify.annotations.Nullable;

/**
 * A receipt with what it tells.
 *
 * @param kind what happened
 * @param messageId provider id of the message
 * @param row the message
 * @param correlationId the caller's own id of it
 * @param atMillis when it happened
 */
record Status(
        Kind kind, String messageId, Row row, @Nullable String correlationId, long atMillis) {}
