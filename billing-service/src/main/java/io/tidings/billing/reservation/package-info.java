/**
 * Credit set aside for the messages of an intent, a broadcast in general, and what becomes of it. Table
 * {@code reservation}.
 *
 * <p>Invariants: a key reserves once, and never after it was released; captured and released never exceed the amount,
 * reversed never exceeds captured; the reserved account of a workspace is the sum of what its reservations hold. What a
 * reservation cannot pay any more, the platform pays, never the customer. Single messages, which have no broadcast, are
 * keyed by the message.
 */
@NullMarked
package io.tidings.billing.reservation;

import org.jspecify.annotations.NullMarked;
