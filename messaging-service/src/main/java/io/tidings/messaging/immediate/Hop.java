package io.tidings.messaging.immediate;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/**
 * What the owner is told of a stored message.
 *
 * @param patienceMs how long it may take to answer
 */
@JsonNaming(SnakeCaseStrategy.class)
record Hop(UUID workspace, Arrival arrival, long patienceMs) {

    Hop {
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(arrival, "arrival");
    }

    Duration patience() {
        return Duration.ofMillis(Math.max(1, patienceMs));
    }
}
