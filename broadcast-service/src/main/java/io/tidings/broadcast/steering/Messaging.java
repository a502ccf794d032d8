package io.tidings.broadcast.steering;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Calls messaging-service, for 3 s at most, and once more when it can't have heard. Nothing else is repeated: a try that
 * was heard and lost its answer, followed by one without a connection, would end as if nothing had been heard at all. So
 * {@link NotHeard} holds for every try.
 */
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
    @Retry(maxRetries = 1, delay = 100, jitter = 50, retryOn = NotHeard.class)
    Uni<Void> hold(UUID broadcast) {
        return told(client.hold(broadcast, new MessagingClient.Hold(KIND, ORIGIN, "paused")));
    }

    @Timeout(value = 3, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50, retryOn = NotHeard.class)
    Uni<Void> lift(UUID broadcast) {
        return told(client.lift(broadcast, ORIGIN));
    }

    /** When it completes, nothing of the broadcast is claimed any more, ever. */
    @Timeout(value = 3, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50, retryOn = NotHeard.class)
    Uni<Void> cancel(UUID broadcast, UUID workspace) {
        return told(client.cancel(new MessagingClient.Cancellation(broadcast, workspace, KIND, "cancelled")));
    }

    private static Uni<Void> told(Uni<Void> call) {
        return call.onFailure(Messaging::lacksAConnection).transform(NotHeard::new);
    }

    private static boolean lacksAConnection(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(ConnectException.class::isInstance);
    }
}
