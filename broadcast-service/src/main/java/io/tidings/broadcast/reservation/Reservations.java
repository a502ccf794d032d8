package io.tidings.broadcast.reservation;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.fault.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Credit that is held for broadcasts. */
@ApplicationScoped
public class Reservations {

    private static final Logger LOG = Logger.getLogger(Reservations.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Billing billing;

    Reservations(Billing billing) {
        this.billing = billing;
    }

    /**
     * Holds the price of {@code count} messages under {@code key}. Fails with {@link Refused} and nothing held when the
     * credit is not enough, with {@link Unavailable} when it is not known what is held.
     *
     * @param expiresAt when billing-service gives back what nobody asked for until then
     */
    public Uni<Price> reserve(UUID key, UUID workspace, int count, Instant expiresAt) {
        return billing.reserve(new BillingClient.Reserve(key, workspace, count, expiresAt))
                .map(held -> new Price(held.unitPrice()))
                .onFailure(failure -> !isInsufficient(failure))
                .transform(failure -> unavailable(key, failure));
    }

    /** Gives back what {@code key} holds, and lets it hold nothing ever after. */
    public Uni<Void> release(UUID key, UUID workspace) {
        return billing.release(key, workspace);
    }

    private static boolean isInsufficient(Throwable failure) {
        return failure instanceof Refused refused && refused.code().equals(Billing.INSUFFICIENT);
    }

    private static Unavailable unavailable(UUID key, Throwable failure) {
        LOG.warnf("no reservation for broadcast %s: %s", key, failure);
        return new Unavailable(RETRY_AFTER);
    }
}
