package io.tidings.broadcast.reservation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.ServiceTokenHeaders;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** Reservations at billing-service. Both calls may be repeated: the key makes them one. */
@RegisterRestClient(configKey = "billing")
@RegisterClientHeaders(ServiceTokenHeaders.class)
@Path("/internal/reservations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface BillingClient {

    @POST
    Uni<Held> reserve(Reserve reserve);

    @POST
    @Path("/{key}/release")
    Uni<Void> release(@RestPath UUID key, Release release);

    /** What is to be held for {@code count} messages, until {@code expiresAt}. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Reserve(UUID key, UUID workspace, int count, Instant expiresAt) {}

    /** What is held. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Held(UUID key, BigDecimal unitPrice) {}

    /** Whose reservation it is. */
    record Release(UUID workspace) {}
}
