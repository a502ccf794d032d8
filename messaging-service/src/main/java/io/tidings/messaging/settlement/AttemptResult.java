package io.tidings.messaging.settlement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt. Accepted from any owner at any time, since the attempt's id says what it is about.
 *
 * @param attempt the attempt, or null when the message expired without one
 */
public record AttemptResult(UUID message, @Nullable UUID attempt, Instant at, Ending ending) {}
