package io.tidings.gateway.breaker;

import org.jboss.logging.Logger;

/** The breaker of one service, which says in the log when it opens and closes. */
public final class Guard {
    private static final Logger LOG = Logger.getLogger(Guard.class);

    private final String name;
    private final Breaker breaker;

    Guard(String name, Breaker breaker) {
        this.name = name;
        this.breaker = breaker;
    }

    /** Whether a call may go on; what became of it is told by one of the others, unless nobody can know. */
    public boolean admits() {
        return breaker.admits();
    }

    /** Notes that the service answered. */
    public void worked() {
        if (breaker.worked()) {
            LOG.infof("%s answers again", name);
        }
    }

    /** Notes that the service could not be reached, or gave no answer. */
    public void failed() {
        if (breaker.failed()) {
            LOG.warnf("%s is away: its calls are answered 503 at once until a probe finds it back", name);
        }
    }
}
