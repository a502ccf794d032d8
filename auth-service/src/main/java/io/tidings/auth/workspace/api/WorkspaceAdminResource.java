package io.tidings.auth.workspace.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.form.Form;
import io.tidings.auth.form.PathNumber;
import io.tidings.auth.workspace.Entry;
import io.tidings.auth.workspace.Register;
import io.tidings.auth.workspace.Suspension;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.paging.LaravelPagination;
import io.tidings.platform.paging.Page;
import io.tidings.platform.paging.PageRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/admin/workspaces}: what those who run the platform decide about workspaces. */
@Requires("admin")
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/admin/workspaces")
public class WorkspaceAdminResource {
    private static final int PER_PAGE = 50;
    private static final int LONGEST_REASON = 500;

    private final CurrentCaller current;
    private final Register register;
    private final Suspension suspension;
    private final LaravelPagination pagination;
    private final ObjectMapper json;

    WorkspaceAdminResource(
            CurrentCaller current,
            Register register,
            Suspension suspension,
            LaravelPagination pagination,
            ObjectMapper json) {
        this.current = current;
        this.register = register;
        this.suspension = suspension;
        this.pagination = pagination;
        this.json = json;
    }

    /**
     * A page of all workspaces.
     *
     * @param search part of the name
     * @param suspended 1 for suspended ones, 0 for the others
     */
    @GET
    public Uni<Map<String, Object>> list(
            @RestQuery("search") @Nullable String search,
            @RestQuery("suspended") @Nullable String suspended,
            @RestQuery("page") @Nullable String page,
            UriInfo uri) {
        URI self = uri.getRequestUri();
        return register.list(
                        current.get(), new RegisterQuery(search, suspended).filter(), PageRequest.of(page, PER_PAGE))
                .map(found -> Map.of(
                        "success",
                        true,
                        "data",
                        bodies(found),
                        "message",
                        "Workspaces Retrieved Successfully",
                        "pagination",
                        pagination.of(found, self)));
    }

    /** One of them. */
    @GET
    @Path("/{number: [0-9]+}")
    public Uni<Map<String, Object>> show(@RestPath String number) {
        return register.show(current.get(), id(number))
                .map(entry -> success(entry, "Workspace Retrieved Successfully"));
    }

    /** Suspends it, with a reason if one is given. */
    @POST
    @Path("/{number: [0-9]+}/suspend")
    public Uni<Map<String, Object>> suspend(@RestPath String number, byte @Nullable [] body) throws IOException {
        Form form = Form.of(json, body);
        Optional<String> reason = form.optional("reason", LONGEST_REASON);
        form.end();
        return suspension
                .suspend(current.get(), id(number), reason)
                .map(entry -> success(entry, "Workspace Suspended Successfully"));
    }

    /** Opens it again. */
    @POST
    @Path("/{number: [0-9]+}/resume")
    public Uni<Map<String, Object>> resume(@RestPath String number, byte @Nullable [] ignored) {
        return suspension
                .resume(current.get(), id(number))
                .map(entry -> success(entry, "Workspace Resumed Successfully"));
    }

    private static long id(String number) {
        return PathNumber.of(number, "Workspace not found");
    }

    private static List<EntryBody> bodies(Page<Entry> page) {
        return page.items().stream().map(EntryBody::of).toList();
    }

    private static Map<String, Object> success(Entry entry, String message) {
        return Map.of("success", true, "data", EntryBody.of(entry), "message", message);
    }
}
