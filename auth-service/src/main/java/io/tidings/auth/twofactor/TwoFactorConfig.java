package io.tidings.auth.twofactor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What apps show, and how often a code may be guessed. */
@ConfigMapping(prefix = "tidings.auth.two-factor")
interface TwoFactorConfig {

    /** Whose account it is, as authenticator apps show it. */
    @WithDefault("Tidings")
    String issuer();

    /** How long a secret that was shown may be confirmed. */
    @WithDefault("15m")
    Duration enrolmentLife();

    /** Wrong codes in a row after which the next one has to wait. */
    @WithDefault("5")
    int guesses();

    /** That wait; each further wrong code doubles it. */
    @WithDefault("30s")
    Duration firstWait();

    /** The longest wait. Recovery codes never wait. */
    @WithDefault("1d")
    Duration longestWait();

    /** How long no code is looked at after so many wrong ones in a row. */
    default Duration wait(int wrong) {
        if (wrong < guesses()) {
            return Duration.ZERO;
        }
        int doublings = Math.min(wrong - guesses(), 20);
        Duration doubled = firstWait().multipliedBy(1L << doublings);
        return doubled.compareTo(longestWait()) < 0 ? doubled : longestWait();
    }
}
