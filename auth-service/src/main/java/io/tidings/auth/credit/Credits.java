package io.tidings.auth.credit;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.fault.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells the credit of workspaces. */
@ApplicationScoped
public class Credits {
    private static final Logger LOG = Logger.getLogger(Credits.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final GuardedBilling billing;

    Credits(GuardedBilling billing) {
        this.billing = billing;
    }

    /** The credit as it is now; fails with {@code Unavailable} when billing-service can't tell. */
    public Uni<Balance> of(UUID workspace) {
        return billing.balance(workspace)
                .onFailure()
                .invoke(failure -> LOG.warnf("billing-service can't tell the credit of %s: %s", workspace, failure))
                .onFailure()
                .transform(failure -> new Unavailable(AGAIN));
    }
}
