/**
 * Accounts, and the transfers between them. Tables {@code account}, {@code transfer}, {@code entry}.
 *
 * <p>Invariants, kept by the database: the entries of each transfer sum to zero; a balance is the sum of its account's
 * entries; credit and reserved are never negative; entries and transfers are never changed. Accounts are locked in the
 * order of their ids, after any reservation.
 */
@NullMarked
package io.tidings.billing.ledger;

import org.jspecify.annotations.NullMarked;
