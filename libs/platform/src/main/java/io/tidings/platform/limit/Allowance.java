package io.tidings.platform.limit;

import java.time.Duration;

/**
 * What is left of a limit.
 *
 * @param left tries that may come at once; 0 when the limit refuses
 * @param full when it is as if nobody had tried
 */
public record Allowance(long left, Duration full) {}
