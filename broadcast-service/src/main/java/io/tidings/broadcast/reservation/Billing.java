package io.tidings.broadcast.reservation;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.fault.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls billing-service: three tries of 3 s, and none at all for a moment after too many have failed. */
@ApplicationScoped
class Billing {

    static final String INSUFFICIENT = "insufficient_credits";
    static final String RELEASED = "reservation_released";

    private static final int PAYMENT_REQUIRED = 402;
    private static final int CONFLICT = 409;

    private final BillingClient client;

    Billing(@RestClient BillingClient client) {
        this.client = client;
    }

    @Timeout(value = 3, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 2, delay = 100, jitter = 50, abortOn = Refused.class)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.6, delay = 2000, skipOn = Refused.class)
    Uni<BillingClient.Held> reserve(BillingClient.Reserve reserve) {
        return client.reserve(reserve).onFailure(WebApplicationException.class).transform(Billing::meaning);
    }

    @Timeout(value = 3, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 2, delay = 100, jitter = 50)
    Uni<Void> release(UUID key, UUID workspace) {
        return client.release(key, new BillingClient.Release(workspace));
    }

    private static Throwable meaning(Throwable failure) {
        return switch (((WebApplicationException) failure).getResponse().getStatus()) {
            case PAYMENT_REQUIRED -> new Refused(INSUFFICIENT, "Insufficient credits");
            case CONFLICT -> new Refused(RELEASED, "The reservation was given up.");
            default -> failure;
        };
    }
}
