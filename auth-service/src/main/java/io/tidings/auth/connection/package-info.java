/**
 * The log of logins; table {@code connection_log}. A login is noted in its own transaction, so there is none without its
 * row. A refusal of a user who exists is noted beside its answer, which must not wait for it: an unknown e-mail has no
 * row, and must not be told from a wrong password by the time that one takes. Such a row is lost when the process ends
 * or the database is away at that moment; the log says so.
 *
 * <p>A try that its limit refuses is not noted, so the limits of sign-in bound what a flood of guesses can write: in
 * their defaults 2,880 rows a day for an account and 43,200 from an address. Rows are kept for a year.
 */
@NullMarked
package io.tidings.auth.connection;

import org.jspecify.annotations.NullMarked;
