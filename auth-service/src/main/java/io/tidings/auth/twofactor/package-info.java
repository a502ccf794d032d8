/**
 * The second factor of a login (RFC 6238, as authenticator apps have it); tables {@code two_factor} and
 * {@code recovery_code}. It belongs to the person, not to a workspace. A code is good once: the step of time that it is of
 * is stored under the row's lock. Wrong codes are counted in the row too, so that guesses stay few without Redis. Secrets
 * are sealed, recovery codes stored as digests only.
 */
@NullMarked
package io.tidings.auth.twofactor;

import org.jspecify.annotations.NullMarked;
