/**
 * Where providers bring receipts and recipients' messages: checked, stored, then answered, in this order. What is stored
 * is applied later, in batches, by who hears of it as {@link io.tidings.messaging.webhook.IntakeListener}.
 *
 * <p>Tables {@code receipt_intake}, {@code inbound_intake} and {@code intake_rejected}. The workspace of a row is that of
 * the account whose secret signed it; nothing in a body can name another.
 */
@NullMarked
package io.tidings.messaging.webhook;

import org.jspecify.annotations.NullMarked;
