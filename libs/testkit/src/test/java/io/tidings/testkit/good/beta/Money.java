package io.tidings.testkit.good.beta;

/** A record that depends on nothing. */
public record Money(long amount) {}
