package io.tidings.auth.credit;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.ServiceTokenHeaders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What billing-service answers to services. */
@RegisterRestClient(configKey = "billing")
@RegisterClientHeaders(ServiceTokenHeaders.class)
@Path("/internal/balances")
interface BillingClient {

    @GET
    @Path("/{workspace}")
    Uni<Balance> balance(UUID workspace);
}
