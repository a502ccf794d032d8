/** Hashing of passwords with Argon2id, away from the event loop and with a bound on how much of it goes on at once. */
@NullMarked
package io.tidings.auth.password;

import org.jspecify.annotations.NullMarked;
