package io.tidings.auth.token;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Provisioning of API tokens. */
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
@Path("/internal/api-tokens")
public class ApiTokenResource {
    private final TokenProvisioning tokens;
    private final CurrentCaller current;

    ApiTokenResource(TokenProvisioning tokens, CurrentCaller current) {
        this.tokens = tokens;
        this.current = current;
    }

    /** Creates or changes the token of a member; the same call again changes nothing. */
    @PUT
    @Path("/{id}")
    public Uni<Provisioned> put(UUID id, ApiTokenSpec spec) {
        return tokens.put(current.get(), id, spec).map(number -> new Provisioned(id, number));
    }

    /**
     * What was stored; the token itself is not shown again.
     *
     * @param id as in the path
     * @param number the integer id
     */
    public record Provisioned(UUID id, long number) {}
}
