package io.tidings.broadcast.broadcast.api;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.api.Success;
import io.tidings.broadcast.broadcast.Broadcast;
import io.tidings.broadcast.broadcast.Broadcasts;
import io.tidings.broadcast.broadcast.Recipients;
import io.tidings.broadcast.field.QueryFields;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.paging.LaravelPagination;
import io.tidings.platform.paging.Page;
import io.tidings.platform.paging.PageRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The workspace's broadcasts. */
@Path("/api/v1/broadcasts")
@RespondsIn(Dialect.CONFIRMED)
@Produces(MediaType.APPLICATION_JSON)
public class BroadcastResource {

    private static final int PER_PAGE = 15;

    private final Broadcasts broadcasts;
    private final Recipients recipients;
    private final StreamedBroadcast streamed;
    private final LaravelPagination pagination;
    private final CurrentCaller caller;

    BroadcastResource(
            Broadcasts broadcasts,
            Recipients recipients,
            StreamedBroadcast streamed,
            LaravelPagination pagination,
            CurrentCaller caller) {
        this.broadcasts = broadcasts;
        this.recipients = recipients;
        this.streamed = streamed;
        this.pagination = pagination;
        this.caller = caller;
    }

    /** A page of them, the newest first. */
    @GET
    @Requires("read")
    public Uni<Success> list(
            @RestQuery("search") @Nullable String search, @RestQuery("page") @Nullable String page, UriInfo uri) {
        ZoneId zone = caller.get().zone();
        URI self = uri.getRequestUri();
        return broadcasts
                .list(caller.get().workspace(), QueryFields.text(search).orElse(""), PageRequest.of(page, PER_PAGE))
                .map(found -> Success.of(body(found, zone, self), "Broadcasts Retrieved Successfully"));
    }

    /** One of them, with its mapping. */
    @GET
    @Path("/{id: [0-9]+}")
    @Requires("read")
    public RestMulti<byte[]> show(@RestPath String id) {
        Caller asking = caller.get();
        Multi<byte[]> body = find(asking, id).onItem().transformToMulti(broadcast -> body(broadcast, asking));
        return RestMulti.fromMultiData(body).encodeAsJsonArray(false).build();
    }

    private Uni<Broadcast> find(Caller asking, String id) {
        Uni<Optional<Broadcast>> found = id.length() > 18
                ? Uni.createFrom().item(Optional.empty())
                : broadcasts.find(asking.workspace(), Long.parseLong(id));
        return found.map(some -> some.orElseThrow(() -> new NotFound("BroadCast not found")));
    }

    private Multi<byte[]> body(Broadcast broadcast, Caller asking) {
        Map<String, @Nullable Object> behind = BroadcastJson.behindMapping(broadcast, broadcast.globalData());
        BroadcastJson.putStatistics(behind, broadcast);
        return streamed.write(
                BroadcastJson.beforeMapping(broadcast, asking.zone()),
                recipients.rows(asking.workspace(), broadcast),
                behind,
                "Broadcast retreived successfully");
    }

    private Map<String, Object> body(Page<Broadcast> page, ZoneId zone, URI self) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "broadcasts",
                page.items().stream()
                        .map(broadcast -> BroadcastJson.row(broadcast, zone))
                        .toList());
        body.put("pagination", pagination.of(page, self));
        return body;
    }
}
