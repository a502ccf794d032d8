package io.tidings.messaging.immediate;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.ServiceTokenHeaders;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** The owner of a shard, wherever it is; may be called again, since the id makes all calls one send. */
@RegisterRestClient(configKey = "owner")
@RegisterClientHeaders(ServiceTokenHeaders.class)
@Path("/internal/sends")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface OwnerClient {

    @POST
    @Path("/{id}")
    Uni<MessageView> send(@Url String owner, @RestPath UUID id, Hop hop);
}
