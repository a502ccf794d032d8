package io.tidings.billing.reservation;

import io.smallrye.mutiny.Uni;
import io.tidings.billing.reservation.Reservation.Key;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reservations for other services. */
@Path("/internal/reservations")
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
class ReservationResource {
    private final Reservations reservations;

    ReservationResource(Reservations reservations) {
        this.reservations = reservations;
    }

    /** Sets credit aside; 402 {@code insufficient_credit}, 409 {@code released}. */
    @POST
    public Uni<ReserveAnswer> reserve(ReserveRequest request) {
        return reservations.reserve(request.command()).map(ReserveAnswer::of);
    }

    /** Gives back what is held; the key can never be reserved afterwards. */
    @POST
    @Path("{key}/release")
    public Uni<ReservationView> release(@PathParam("key") UUID key, ReleaseRequest request) {
        return reservations.release(key(key, request.workspace())).map(ReservationView::of);
    }

    /** The reservation with its money. */
    @GET
    @Path("{key}")
    public Uni<ReservationView> show(@PathParam("key") UUID key, @QueryParam("workspace") @Nullable UUID workspace) {
        return reservations
                .find(key(key, workspace))
                .map(found -> found.map(ReservationView::of).orElseThrow(NotFound::new));
    }

    private static Key key(UUID intent, @Nullable UUID workspace) {
        if (workspace == null) {
            throw Invalid.field("workspace", "The workspace field is required.");
        }
        return new Key(workspace, intent);
    }

    /** The body of a release call, as it came. */
    record ReleaseRequest(@Nullable UUID workspace) {}
}
