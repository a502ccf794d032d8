package io.tidings.platform.caller;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where auth-service publishes the keys of its inward tokens. */
@Path("/internal/jwks")
interface JwksClient {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<String> keys();
}
