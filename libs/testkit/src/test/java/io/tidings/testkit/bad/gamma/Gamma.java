package io.tidings.testkit.bad.gamma;

import io.tidings.testkit.bad.gamma.api.GammaResource;

/** A feature that knows its dialect. */
record Gamma(GammaResource resource) {}
