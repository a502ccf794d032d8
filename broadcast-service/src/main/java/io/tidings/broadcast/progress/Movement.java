package io.tidings.broadcast.progress;

import java.util.UUID;

/**
 * A recipient that went on.
 *
 * @param recipient its uuid
 * @param before as it was stored
 * @param after as it is now
 */
record Movement(UUID recipient, UUID broadcast, RecipientState before, RecipientState after) {

    /** What it changes in the counts of its broadcast. */
    Tally change() {
        return Tally.of(after).minus(Tally.of(before));
    }
}
