package io.tidings.broadcast.steering;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.ServiceTokenHeaders;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Holds and cancellations at messaging-service. All calls may be repeated. */
@RegisterRestClient(configKey = "messaging")
@RegisterClientHeaders(ServiceTokenHeaders.class)
@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface MessagingClient {

    @PUT
    @Path("/holds/{target}")
    Uni<Void> hold(@RestPath UUID target, Hold hold);

    @DELETE
    @Path("/holds/{target}")
    Uni<Void> lift(@RestPath UUID target, @RestQuery String origin);

    @POST
    @Path("/cancellations")
    Uni<Void> cancel(Cancellation cancellation);

    /** What holds a target, and for whom. */
    record Hold(String kind, String origin, String reason) {}

    /** What is cancelled for good. */
    record Cancellation(UUID target, UUID workspace, String kind, String reason) {}
}
