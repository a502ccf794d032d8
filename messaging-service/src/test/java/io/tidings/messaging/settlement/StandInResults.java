package io.tidings.messaging.settlement;

import jakarta.enterprise.inject.Vetoed;

/** Settlement without a database, for tests in virtual time. */
@Vetoed
public abstract class StandInResults extends Results {

    protected StandInResults() {
        super(null, null, null);
    }
}
