/**
 * Charges what became of messages: takes in {@code MessagesChanged} from {@code tidings.message}, once each, and settles
 * a polled batch in one transaction.
 */
@NullMarked
package io.tidings.billing.settlement;

import org.jspecify.annotations.NullMarked;
