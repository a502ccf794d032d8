package io.tidings.billing.credit.api;

import io.smallrye.mutiny.Uni;
import io.tidings.billing.credit.CreditView;
import io.tidings.billing.credit.Credits;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The credit balance in confirmed's dialect. */
@Path("/api/v1/credits")
@RespondsIn(Dialect.CONFIRMED)
class CreditsResource {
    private final Credits credits;
    private final CurrentCaller caller;

    CreditsResource(Credits credits, CurrentCaller caller) {
        this.credits = credits;
        this.caller = caller;
    }

    /** What the caller's workspace can spend. */
    @GET
    @Requires(value = "read", or = "billing:read")
    public Uni<CreditsBody> show() {
        return credits.of(caller.get().workspace()).map(CreditView::of).map(CreditsBody::of);
    }

    /** Confirmed's envelope, with its documented text. */
    record CreditsBody(boolean success, CreditView data, String message) {
        static CreditsBody of(CreditView credit) {
            return new CreditsBody(true, credit, "Credit Retreived Successfully");
        }
    }
}
