/**
 * Limits on how often something may be tried, shared by all instances through Redis: GCRA, one round trip for all
 * limits of a try. Without Redis nothing is limited, which is counted and logged: a guess at a password then still
 * costs the guesser a full hash.
 */
@NullMarked
package io.tidings.auth.throttle;

import org.jspecify.annotations.NullMarked;
