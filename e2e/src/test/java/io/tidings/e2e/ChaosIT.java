package io.tidings.e2e;

import org.junit.jupiter.api.Test;

/**
 * The short run of the chaos bench: kills, stops and a misbehaving provider in the order that the seed fixes. It checks
 * the promises itself and fails when one breaks.
 */
class ChaosIT {

    private static final long SEED = 9;

    private final Suite suite = Suite.running();

    @Test
    void promisesAreKeptWhateverBreaks() {
        suite.bench("chaos", "--short", "--seed", Long.toString(SEED));
    }
}
