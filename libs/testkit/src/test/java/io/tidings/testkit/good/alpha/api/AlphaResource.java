package io.tidings.testkit.good.alpha.api;

import io.tidings.testkit.good.alpha.AlphaWiring;

/** A dialect that knows its feature. */
record AlphaResource(AlphaWiring alpha) {}
