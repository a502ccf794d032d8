package io.tidings.auth.connection.api;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.connection.Connection;
import io.tidings.auth.connection.Connections;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.paging.LaravelPagination;
import io.tidings.platform.paging.Page;
import io.tidings.platform.paging.PageRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/connections}. */
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/connections")
public class ConnectionResource {
    private static final int PER_PAGE = 10;

    private final CurrentCaller current;
    private final Connections connections;
    private final LaravelPagination pagination;

    ConnectionResource(CurrentCaller current, Connections connections, LaravelPagination pagination) {
        this.current = current;
        this.connections = connections;
        this.pagination = pagination;
    }

    /**
     * A page of the caller's connections, the newest first.
     *
     * @param full 1 for whole addresses, which only owners of the workspace get
     */
    @GET
    @Requires("read")
    public Uni<Envelope> list(
            @RestQuery("page") @Nullable String page, @RestQuery("full") @Nullable String full, UriInfo uri) {
        Caller caller = current.get();
        URI self = uri.getRequestUri();
        return connections
                .list(caller, "1".equals(full), PageRequest.of(page, PER_PAGE))
                .map(found -> envelope(found, caller.zone(), self));
    }

    private Envelope envelope(Page<Connection> page, ZoneId zone, URI self) {
        List<ConnectionBody> rows = page.items().stream()
                .map(connection -> ConnectionBody.of(connection, zone))
                .toList();
        return new Envelope(true, rows, "Log Connections Retreived Successfully", pagination.of(page, self));
    }

    /** The documented body, and the pages beside it. */
    public record Envelope(
            boolean success, List<ConnectionBody> data, String message, Map<String, Object> pagination) {}
}
