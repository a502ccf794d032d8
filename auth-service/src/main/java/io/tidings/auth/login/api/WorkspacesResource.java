package io.tidings.auth.login.api;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.connection.Client;
import io.tidings.auth.form.PathNumber;
import io.tidings.auth.login.Place;
import io.tidings.auth.login.Switching;
import io.tidings.auth.membership.Role;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/workspaces}: where a person is a member. */
@RespondsIn(Dialect.CONFIRMED)
@Path("/api/v1/workspaces")
public class WorkspacesResource {

    private final CurrentCaller current;
    private final Switching switching;

    WorkspacesResource(CurrentCaller current, Switching switching) {
        this.current = current;
        this.switching = switching;
    }

    /** All workspaces of the caller, in the order of joining. */
    @GET
    @Requires("read")
    public Uni<Map<String, Object>> list() {
        Caller caller = current.get();
        return switching
                .places(caller)
                .map(places -> success(bodies(places, caller), "Workspaces Retrieved Successfully"));
    }

    /** A token for another workspace of the caller. */
    @POST
    @Path("/{number: [0-9]+}/switch")
    @Requires("read")
    public Uni<Map<String, Object>> to(@RestPath String number, byte @Nullable [] ignored, HttpServerRequest http) {
        long workspace = PathNumber.of(number, "Workspace not found");
        Caller caller = current.get();
        Client client = Client.of(http.remoteAddress().host(), http.getHeader(HttpHeaders.USER_AGENT));
        return switching
                .to(caller, workspace, client)
                .map(switched -> success(
                        Map.of("token", switched.token(), "workspace", Body.of(switched.place(), true)),
                        "Workspace Switched Successfully"));
    }

    private static List<Body> bodies(List<Place> places, Caller caller) {
        return places.stream()
                .map(place -> Body.of(place, place.workspace().equals(caller.workspace())))
                .toList();
    }

    private static Map<String, Object> success(Object data, String message) {
        return Map.of("success", true, "data", data, "message", message);
    }

    /**
     * A workspace.
     *
     * @param current whether the token that came, or was made, belongs to it
     */
    public record Body(long id, UUID uuid, String name, Role role, boolean current, boolean suspended) {
        static Body of(Place place, boolean current) {
            return new Body(place.number(), place.workspace(), place.name(), place.role(), current, place.suspended());
        }
    }
}
