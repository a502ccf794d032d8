package io.tidings.broadcast.message;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.message.MessagingClient.Handover;
import io.tidings.broadcast.message.MessagingClient.Progress;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.fault.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Calls messaging-service: two tries of 4 s, and none at all for a moment after too many have failed. */
@ApplicationScoped
class Messaging {

    static final Unavailable AWAY = new Unavailable(Duration.ofSeconds(5));

    private static final Logger LOG = Logger.getLogger(Messaging.class);
    private static final int INVALID = 422;

    private final MessagingClient client;

    Messaging(@RestClient MessagingClient client) {
        this.client = client;
    }

    /** Hands the message over; fails with {@link Refused} only when it is certain that it was not stored. */
    @Timeout(value = 4, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50, abortOn = Refused.class)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.6, delay = 2000, skipOn = Refused.class)
    Uni<Progress> send(Handover message) {
        return client.send(message).onFailure(WebApplicationException.class).transform(Messaging::meaning);
    }

    @Timeout(value = 4, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    Uni<Progress> find(UUID id, UUID workspace) {
        return client.find(id, workspace);
    }

    @Timeout(value = 4, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    Uni<Progress> withdraw(UUID id, UUID workspace) {
        return client.withdraw(id, workspace);
    }

    private static Throwable meaning(Throwable failure) {
        if (((WebApplicationException) failure).getResponse().getStatus() != INVALID) {
            return failure;
        }
        LOG.warnf("messaging-service refuses a message: %s", failure);
        return new Refused("sender_unknown", "The sender is not available any more.");
    }
}
