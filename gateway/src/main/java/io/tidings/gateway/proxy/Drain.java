package io.tidings.gateway.proxy;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Whether the gateway is ending and takes nothing new. Quarkus says first that it is not ready, goes on for
 * {@code quarkus.shutdown.delay}, and then waits {@code quarkus.shutdown.timeout} for what is under way; but it would take
 * new calls to the end, so that under load the wait would never be over and calls be cut.
 */
@Singleton
class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class);

    private final Vertx vertx;
    private final Optional<Duration> delay;
    private volatile boolean begun;

    Drain(Vertx vertx, @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.vertx = vertx;
        this.delay = delay;
    }

    /** Whether new calls are refused. */
    boolean hasBegun() {
        return begun;
    }

    void prepare(@Observes ShutdownDelayInitiatedEvent stop) {
        long millis = delay.orElse(Duration.ZERO).toMillis();
        LOG.infof("ending: not ready any more, new calls are refused in %d ms", millis);
        if (millis > 0) {
            vertx.setTimer(millis, over -> begun = true);
        } else {
            begun = true;
        }
    }
}
