/**
 * What becomes of messages: results of attempts, receipts and orphans of dead owners, applied to {@code message},
 * {@code queue} and {@code attempt} under lock, the queue's row before the history row, and each transition told once
 * through the outbox. A message that the queue still has is settled by deleting its row there.
 */
@NullMarked
package io.tidings.messaging.settlement;

import org.jspecify.annotations.NullMarked;
