package io.tidings.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** What a password hash costs; the defaults are OWASP's for Argon2id. Stored hashes carry their own parameters. */
@ConfigMapping(prefix = "tidings.auth.passwords")
interface PasswordConfig {

    /** Memory that one hash fills, in KiB. */
    @WithDefault("19456")
    int memory();

    /** Passes over the memory. */
    @WithDefault("2")
    int iterations();

    /** Lanes of one hash. */
    @WithDefault("1")
    int parallelism();

    /** Hashes computed at the same time; each needs a core for some 80 ms. By default as many as half of the cores. */
    OptionalInt concurrency();

    /** Hashes that may wait for their turn; more are refused with 503. */
    @WithDefault("64")
    int waiting();

    /** How long one may wait for its turn; after that it is refused with 503. */
    @WithDefault("3s")
    Duration patience();
}
