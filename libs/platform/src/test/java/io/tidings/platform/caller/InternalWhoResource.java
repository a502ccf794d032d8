package io.tidings.platform.caller;

import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What only services may ask. */
@Path("/internal/who")
@RespondsIn(Dialect.INTERNAL)
public class InternalWhoResource {

    private final CurrentCaller caller;

    InternalWhoResource(CurrentCaller caller) {
        this.caller = caller;
    }

    @GET
    public Caller who() {
        return caller.get();
    }
}
