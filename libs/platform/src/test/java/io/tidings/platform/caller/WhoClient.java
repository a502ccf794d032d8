package io.tidings.platform.caller;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;

/** A typed client as services write them. */
@Path("/internal/who")
@RegisterClientHeaders(ServiceTokenHeaders.class)
public interface WhoClient {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<String> who();
}
