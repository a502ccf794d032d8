package io.tidings.bench.chaos;

import java.util.List;

/**
 * A broadcast that a client posted once.
 *
 * @param name its name, which no other one has
 * @param phones its recipients, all different
 * @param status of the answer, 0 when there was none; without 2xx the broadcast may exist nevertheless
 */
record Posted(String name, List<String> phones, int status) {

    private static final int FOR_NOW = 503;

    boolean accepted() {
        return status / 100 == 2;
    }

    /** Whether it was refused with anything but "not now": nothing was wrong with it. */
    boolean isRefusedForGood() {
        return status != 0 && status != FOR_NOW && !accepted();
    }
}
