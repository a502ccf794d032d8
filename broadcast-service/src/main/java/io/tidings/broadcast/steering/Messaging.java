package io.tidings.broadcast.steering;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls messaging-service: two tries of 3 s. */
@ApplicationScoped
class Messaging {

    private static final String KIND = "broadcast";
    private static final String ORIGIN = "customer";

    private final MessagingClient client;

    Messaging(@RestClient MessagingClient client) {
        this.client = client;
    }

    /** When it completes, nothing of the broadcast is claimed any more. */
    @Timeout(value = 3, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    Uni<Void> hold(UUID broadcast) {
        return client.hold(broadcast, new MessagingClient.Hold(KIND, ORIGIN, "paused"));
    }

    @Timeout(value = 3, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    Uni<Void> lift(UUID broadcast) {
        return client.lift(broadcast, ORIGIN);
    }

    /** When it completes, nothing of the broadcast is claimed any more, ever. */
    @Timeout(value = 3, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    Uni<Void> cancel(UUID broadcast, UUID workspace) {
        return client.cancel(new MessagingClient.Cancellation(broadcast, workspace, KIND, "cancelled"));
    }
}
