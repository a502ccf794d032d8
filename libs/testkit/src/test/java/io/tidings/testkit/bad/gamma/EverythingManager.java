package io.tidings.testkit.bad.gamma;

/** Named after nothing. */
final class EverythingManager {}
