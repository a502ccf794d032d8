package io.tidings.auth.workspace;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Provisioning of workspaces. */
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
@Path("/internal/workspaces")
public class WorkspaceResource {
    private final Workspaces workspaces;
    private final CurrentCaller current;

    WorkspaceResource(Workspaces workspaces, CurrentCaller current) {
        this.workspaces = workspaces;
        this.current = current;
    }

    /** Creates or changes the workspace; the same call again changes nothing. */
    @PUT
    @Path("/{id}")
    public Uni<Provisioned> put(UUID id, WorkspaceSpec spec) {
        return workspaces.put(current.get(), WorkspaceRules.check(id, spec)).map(number -> new Provisioned(id, number));
    }

    /**
     * What was stored.
     *
     * @param id as in the path
     * @param number the integer id
     */
    public record Provisioned(UUID id, long number) {}
}
