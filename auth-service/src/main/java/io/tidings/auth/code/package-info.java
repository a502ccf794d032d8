/**
 * Codes of six digits that are sent to a phone and show that somebody has it; table {@code one_time_code}. A person has
 * one at a time for each purpose, sealed, good once and for minutes. How often it may be guessed and how many are sent is
 * counted in the row, under its lock, so that both are bounded without Redis.
 */
@NullMarked
package io.tidings.auth.code;

import org.jspecify.annotations.NullMarked;
