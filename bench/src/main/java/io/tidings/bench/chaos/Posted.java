package io.tidings.bench.chaos;

import java.util.List;

/**
 * A broadcast that a client posted once.
 *
 * @param name its name, which no other one has
 * @param phones its recipients, all different
 * @param accepted whether the answer was 2xx; if not, the broadcast may exist nevertheless
 */
record Posted(String name, List<String> phones, boolean accepted) {}
