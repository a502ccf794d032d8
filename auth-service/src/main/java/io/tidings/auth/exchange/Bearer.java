package io.tidings.auth.exchange;

import io.tidings.auth.membership.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whom an inward token speaks for.
 *
 * @param expiresAt when the credential ends; never when empty
 * @param refresh a fresh login token that follows the one that was shown, if it is due
 * @param allowedIps from where the credential may be used; from anywhere when empty
 */
record Bearer(
        Kind kind,
        Standing standing,
        Set<String> abilities,
        Optional<Instant> expiresAt,
        Optional<String> refresh,
        List<String> allowedIps) {

    /** The kind of credential that was shown. */
    enum Kind {
        LOGIN,
        API;

        String claim() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
