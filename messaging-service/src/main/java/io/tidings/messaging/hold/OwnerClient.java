package io.tidings.messaging.hold;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.ServiceTokenHeaders;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;

/** Another process of this service that owns shards. */
@RegisterClientHeaders(ServiceTokenHeaders.class)
@Path("/internal/holds")
interface OwnerClient {

    @POST
    @Path("/changed")
    Uni<Void> changed();
}
