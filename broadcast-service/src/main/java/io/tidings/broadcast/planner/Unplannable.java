package io.tidings.broadcast.planner;

import java.util.UUID;

/** The plan of one broadcast failed. */
final class Unplannable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID broadcast;

    Unplannable(UUID broadcast, Throwable cause) {
        super("broadcast " + broadcast + " cannot be planned", cause);
        this.broadcast = broadcast;
    }

    UUID broadcast() {
        return broadcast;
    }
}
