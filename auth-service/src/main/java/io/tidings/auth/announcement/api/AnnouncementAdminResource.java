package io.tidings.auth.announcement.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.announcement.Announcements;
import io.tidings.auth.announcement.Announcing;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.paging.PageRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/announcements/admin}: what those who run the platform decide. */
@Requires("admin")
@RespondsIn(Dialect.FLOWKIRIM)
@Path("/api/announcements/admin")
public class AnnouncementAdminResource {
    private final CurrentCaller current;
    private final Announcements announcements;
    private final Announcing announcing;

    AnnouncementAdminResource(CurrentCaller current, Announcements announcements, Announcing announcing) {
        this.current = current;
        this.announcements = announcements;
        this.announcing = announcing;
    }

    /** All of them, the newest first. */
    @GET
    public Uni<Envelope> list(@RestQuery("page") @Nullable String page) {
        return announcements
                .all(current.get().workspace(), PageRequest.of(page, AnnouncementResource.MOST))
                .map(Envelope::of);
    }

    /** A new one. */
    @POST
    @ResponseStatus(201)
    public Uni<Envelope> create(@Nullable JsonNode body) {
        Caller admin = current.get();
        return announcing
                .create(admin, new AnnouncementFields(body, admin.zone()).draft())
                .map(created -> Envelope.of(created, "Announcement created successfully"));
    }

    /** Any of them. */
    @GET
    @Path("/{id}")
    public Uni<Envelope> show(UUID id) {
        return announcements.any(current.get().workspace(), id).map(Envelope::of);
    }

    /** Changes the fields that are given, as {@code PATCH} does. */
    @PUT
    @Path("/{id}")
    public Uni<Envelope> replace(UUID id, @Nullable JsonNode body) {
        return update(id, body);
    }

    /** Changes the fields that are given. */
    @PATCH
    @Path("/{id}")
    public Uni<Envelope> update(UUID id, @Nullable JsonNode body) {
        Caller admin = current.get();
        return announcing
                .update(admin, id, new AnnouncementFields(body, admin.zone())::over)
                .map(updated -> Envelope.of(updated, "Announcement updated successfully"));
    }

    /** Turns it off if it is active, else on. */
    @POST
    @Path("/{id}/toggle")
    public Uni<Envelope> toggle(UUID id, byte @Nullable [] ignored) {
        return announcing.toggle(current.get(), id).map(toggled -> Envelope.of(toggled, "Announcement status updated"));
    }

    /** Removes it for good. */
    @DELETE
    @Path("/{id}")
    public Uni<Envelope> delete(UUID id, byte @Nullable [] ignored) {
        return announcing
                .delete(current.get(), id)
                .map(deleted -> new Envelope(true, null, "Announcement deleted successfully"));
    }
}
