package io.tidings.auth.roster.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.form.Form;
import io.tidings.auth.form.PathNumber;
import io.tidings.auth.membership.Role;
import io.tidings.auth.roster.Colleague;
import io.tidings.auth.roster.Roster;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.paging.LaravelPagination;
import io.tidings.platform.paging.Page;
import io.tidings.platform.paging.PageRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/members}: who works in the caller's workspace. Only for who is signed in. */
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/members")
public class MemberResource {
    private static final int PER_PAGE = 50;

    private final CurrentCaller current;
    private final Roster roster;
    private final LaravelPagination pagination;

    MemberResource(CurrentCaller current, Roster roster, LaravelPagination pagination) {
        this.current = current;
        this.roster = roster;
        this.pagination = pagination;
    }

    /** A page of the members. */
    @GET
    @Requires("read")
    public Uni<Map<String, Object>> list(@RestQuery("page") @Nullable String page, UriInfo uri) {
        URI self = uri.getRequestUri();
        return roster.list(current.get(), PageRequest.of(page, PER_PAGE))
                .map(found -> Map.of(
                        "success",
                        true,
                        "data",
                        bodies(found),
                        "message",
                        "Members Retrieved Successfully",
                        "pagination",
                        pagination.of(found, self)));
    }

    /** Gives a member another role. */
    @PUT
    @Path("/{number: [0-9]+}")
    @Requires("read")
    public Uni<Map<String, Object>> change(@RestPath String number, @Nullable JsonNode body) {
        Form form = new Form(body);
        Role role = RoleForm.read(form);
        form.end();
        return roster.change(current.get(), id(number), role)
                .map(member -> success(MemberBody.of(member), "Member Updated Successfully"));
    }

    /** Takes a member out of the workspace; with the caller's own id, the caller leaves. */
    @DELETE
    @Path("/{number: [0-9]+}")
    @Requires("read")
    public Uni<Map<String, Object>> remove(@RestPath String number, byte @Nullable [] ignored) {
        return roster.remove(current.get(), id(number)).map(done -> success(Map.of(), "Member Removed Successfully"));
    }

    private static long id(String number) {
        return PathNumber.of(number, "Member not found");
    }

    private static List<MemberBody> bodies(Page<Colleague> page) {
        return page.items().stream().map(MemberBody::of).toList();
    }

    private static Map<String, Object> success(Object data, String message) {
        return Map.of("success", true, "data", data, "message", message);
    }
}
