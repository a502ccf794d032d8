package io.tidings.billing.credit;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** Balances for other services. */
@Path("/internal/balances/{workspace}")
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
class BalanceResource {
    private final Credits credits;

    BalanceResource(Credits credits) {
        this.credits = credits;
    }

    /** What the workspace can spend. */
    @GET
    public Uni<CreditView> show(@PathParam("workspace") UUID workspace) {
        return credits.of(workspace).map(CreditView::of);
    }
}
