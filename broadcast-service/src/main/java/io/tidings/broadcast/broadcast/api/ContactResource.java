package io.tidings.broadcast.broadcast.api;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.api.Success;
import io.tidings.broadcast.broadcast.Broadcast;
import io.tidings.broadcast.broadcast.Broadcasts;
import io.tidings.broadcast.broadcast.Recipient;
import io.tidings.broadcast.broadcast.Recipients;
import io.tidings.broadcast.field.FieldErrors;
import io.tidings.broadcast.field.QueryFields;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.Invalid;
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
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The contacts of one broadcast. */
@Path("/api/v1/contacts")
@RespondsIn(Dialect.CONFIRMED)
@Produces(MediaType.APPLICATION_JSON)
public class ContactResource {

    private static final int PER_PAGE = 15;

    private final Broadcasts broadcasts;
    private final Recipients recipients;
    private final LaravelPagination pagination;
    private final CurrentCaller caller;

    ContactResource(Broadcasts broadcasts, Recipients recipients, LaravelPagination pagination, CurrentCaller caller) {
        this.broadcasts = broadcasts;
        this.recipients = recipients;
        this.pagination = pagination;
        this.caller = caller;
    }

    /** A page of them, in the order of the broadcast's rows. */
    @GET
    @Requires("read")
    public Uni<Success> list(
            @RestQuery("broadcast_id") @Nullable String broadcastId,
            @RestQuery("follow_up") @Nullable String followUp,
            @RestQuery("page") @Nullable String page,
            UriInfo uri) {
        FieldErrors errors = new FieldErrors();
        QueryFields fields = new QueryFields(errors);
        long id = fields.requiredId("broadcast_id", broadcastId).orElse(0);
        boolean followUps = fields.flag("follow_up", followUp).orElse(false);
        errors.raise();
        Caller asking = caller.get();
        URI self = uri.getRequestUri();
        return broadcasts
                .find(asking.workspace(), id)
                .map(found ->
                        found.orElseThrow(() -> Invalid.field("broadcast_id", "The selected broadcast id is invalid.")))
                .chain(broadcast -> page(asking, broadcast, followUps, PageRequest.of(page, PER_PAGE))
                        .map(contacts -> body(contacts, broadcast, asking.zone(), self)))
                .map(body -> Success.of(body, "Contacts Retreived Successfully"));
    }

    /** Follow-ups are not sent yet, so no broadcast has any. */
    private Uni<Page<Recipient>> page(Caller asking, Broadcast broadcast, boolean followUps, PageRequest page) {
        return followUps
                ? Uni.createFrom().item(new Page<>(List.of(), 0, page))
                : recipients.list(asking.workspace(), broadcast, page);
    }

    private Map<String, Object> body(Page<Recipient> page, Broadcast broadcast, ZoneId zone, URI self) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "contacts",
                page.items().stream()
                        .map(contact -> ContactJson.row(contact, broadcast.name(), zone))
                        .toList());
        body.put("pagination", pagination.of(page, self));
        return body;
    }
}
