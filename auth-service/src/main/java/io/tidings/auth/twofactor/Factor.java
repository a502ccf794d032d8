package io.tidings.auth.twofactor;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A user's second factor.
 *
 * @param secret in Base32
 * @param enabled whether logins ask for it
 * @param begun when the secret was shown
 * @param lastStep the step of time whose code was taken last
 * @param wrong wrong codes since the last right one
 * @param nextTry when a code is looked at again, if one has to wait
 */
record Factor(
        UUID user, String secret, boolean enabled, Instant begun, long lastStep, int wrong, Optional<Instant> nextTry) {

    @Override
    public String toString() {
        return "Factor[" + user + "]";
    }
}
