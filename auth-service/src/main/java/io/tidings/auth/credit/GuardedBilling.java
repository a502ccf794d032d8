package io.tidings.auth.credit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls billing-service with a bound on the wait for one that is slow or away. */
@ApplicationScoped
class GuardedBilling {
    private final BillingClient client;

    GuardedBilling(@RestClient BillingClient client) {
        this.client = client;
    }

    /** A try waits 1 s; there are three; after ten of which half failed, none is made for 2 s. */
    @Timeout(value = 1, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 2, delay = 50, jitter = 25)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2, delayUnit = ChronoUnit.SECONDS)
    Uni<Balance> balance(UUID workspace) {
        return client.balance(workspace);
    }
}
