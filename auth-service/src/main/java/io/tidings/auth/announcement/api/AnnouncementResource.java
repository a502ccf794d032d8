package io.tidings.auth.announcement.api;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.announcement.Announcements;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.paging.PageRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/announcements}: what everybody is shown now. */
@Requires("read")
@RespondsIn(Dialect.FLOWKIRIM)
@Path("/api/announcements")
public class AnnouncementResource {
    /** What is meant by all rows, and by a page where one is asked for. */
    static final int MOST = 1_000;

    private final CurrentCaller current;
    private final Announcements announcements;

    AnnouncementResource(CurrentCaller current, Announcements announcements) {
        this.current = current;
        this.announcements = announcements;
    }

    /** Those that are active now, the newest first. */
    @GET
    public Uni<Envelope> list(@RestQuery("page") @Nullable String page) {
        return announcements
                .shown(current.get().workspace(), PageRequest.of(page, MOST))
                .map(Envelope::of);
    }

    /** One that is active now. */
    @GET
    @Path("/{id}")
    public Uni<Envelope> show(UUID id) {
        return announcements.shown(current.get().workspace(), id).map(Envelope::of);
    }
}
