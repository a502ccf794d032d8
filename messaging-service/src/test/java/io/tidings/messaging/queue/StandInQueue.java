package io.tidings.messaging.queue;

import jakarta.enterprise.inject.Vetoed;

/** A queue without a database, for tests in virtual time. */
@Vetoed
public abstract class StandInQueue extends QueueStore {

    protected StandInQueue() {
        super(null, null);
    }
}
