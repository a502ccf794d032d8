package io.tidings.broadcast.message;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import io.tidings.events.Address;
import io.tidings.events.Content;
import io.tidings.platform.caller.ServiceTokenHeaders;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Single messages at messaging-service. Every call may be repeated: the id makes them one. */
@RegisterRestClient(configKey = "messaging")
@RegisterClientHeaders(ServiceTokenHeaders.class)
@Path("/internal/messages")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface MessagingClient {

    /** Stores the message and answers how it is within 2 s. */
    @POST
    Uni<Progress> send(Handover message);

    @GET
    @Path("/{id}")
    Uni<Progress> find(@RestPath UUID id, @RestQuery UUID workspace);

    /** Takes the id for ever; {@code cancelled} when nothing was stored under it. */
    @DELETE
    @Path("/{id}")
    Uni<Progress> withdraw(@RestPath UUID id, @RestQuery UUID workspace);

    /** A message with all that is needed to send it. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Handover(
            UUID id,
            UUID workspace,
            UUID device,
            Address to,
            Content content,
            Map<String, String> parameters,
            String lane,
            BigDecimal cost,
            Instant validUntil,
            @Nullable Instant dueAt) {}

    /** How far a message has come; states as in {@code libs/events}, in small letters. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Progress(
            UUID id,
            String state,
            @Nullable String providerId,
            @Nullable Integer errorCode,
            @Nullable String errorTitle) {}
}
