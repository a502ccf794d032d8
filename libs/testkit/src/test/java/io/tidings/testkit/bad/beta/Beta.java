package io.tidings.testkit.bad.beta;

import io.tidings.testkit.bad.alpha.Alpha;

/** The other half of a cycle of features. */
public record Beta(Alpha alpha) {}
