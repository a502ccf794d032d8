package io.tidings.gateway.rate;

/**
 * A call that counts.
 *
 * @param key under which Redis counts it
 */
record Charge(Policy policy, String key) {}
