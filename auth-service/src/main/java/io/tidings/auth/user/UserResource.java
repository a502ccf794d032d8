package io.tidings.auth.user;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Provisioning of users. */
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
@Path("/internal/users")
public class UserResource {
    private final UserProvisioning provisioning;
    private final CurrentCaller current;

    UserResource(UserProvisioning provisioning, CurrentCaller current) {
        this.provisioning = provisioning;
        this.current = current;
    }

    /** Creates or changes the user with all memberships; the same call again changes nothing. */
    @PUT
    @Path("/{id}")
    public Uni<Provisioned> put(UUID id, UserSpec spec) {
        return provisioning.put(current.get(), id, spec).map(number -> new Provisioned(id, number));
    }

    /**
     * What was stored.
     *
     * @param id as in the path
     * @param number the integer id
     */
    public record Provisioned(UUID id, long number) {}
}
