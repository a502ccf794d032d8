package io.tidings.auth.audit.api;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditEntry;
import io.tidings.auth.audit.AuditTrail;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/audit}: what was done in the caller's workspace, for its owners and admins; with {@code scope=platform}
 * what concerns no workspace, for the platform's administrators.
 */
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private static final String LINES = "application/x-ndjson";
    private static final String FILE = "attachment; filename=\"audit.ndjson\"";

    private final CurrentCaller current;
    private final AuditTrail trail;
    private final LaravelPagination pagination;

    AuditResource(CurrentCaller current, AuditTrail trail, LaravelPagination pagination) {
        this.current = current;
        this.trail = trail;
        this.pagination = pagination;
    }

    /** A page of the entries with this action, target and actor, where they are given; the newest first. */
    @GET
    @Requires("read")
    public Uni<Map<String, Object>> list(
            @RestQuery("action") @Nullable String action,
            @RestQuery("target") @Nullable String target,
            @RestQuery("actor") @Nullable String actor,
            @RestQuery("scope") @Nullable String scope,
            @RestQuery("page") @Nullable String page,
            @RestQuery("per_page") @Nullable String perPage,
            UriInfo uri) {
        AuditQuery query = new AuditQuery(action, target, actor);
        PageRequest wanted = PageRequest.of(page, AuditQuery.perPage(perPage));
        URI self = uri.getRequestUri();
        Caller caller = current.get();
        return trail.list(caller, AuditQuery.log(scope, caller), query.filter(), wanted)
                .map(found -> body(found, self));
    }

    /**
     * Whether the chain is whole.
     *
     * @param seq of a link that was noted before, with its {@code hash}
     */
    @GET
    @Path("/verify")
    @Requires("read")
    public Uni<Map<String, Object>> verify(
            @RestQuery("seq") @Nullable String seq,
            @RestQuery("hash") @Nullable String hash,
            @RestQuery("scope") @Nullable String scope) {
        Caller caller = current.get();
        return trail.verify(caller, AuditQuery.log(scope, caller), AuditQuery.link(seq, hash))
                .map(found -> Map.of(
                        "success",
                        true,
                        "data",
                        VerificationBody.of(found),
                        "message",
                        found.intact() ? "The audit log is intact." : "The audit log was changed."));
    }

    /** All entries, the oldest first, each a line of JSON. */
    @GET
    @Path("/export")
    @Produces(LINES)
    @Requires("read")
    public RestMulti<AuditLine> export(@RestQuery("scope") @Nullable String scope) {
        Caller caller = current.get();
        Multi<AuditLine> lines = trail.export(caller, AuditQuery.log(scope, caller))
                .onItem()
                .<AuditEntry>disjoint()
                .map(AuditLine::of);
        return RestMulti.fromMultiData(lines)
                .header(HttpHeaders.CONTENT_DISPOSITION, FILE)
                .build();
    }

    private Map<String, Object> body(Page<AuditEntry> page, URI self) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("data", page.items().stream().map(AuditBody::of).toList());
        body.put("message", "Audit Log Retrieved Successfully");
        body.put("pagination", pagination.of(page, self));
        return body;
    }
}
