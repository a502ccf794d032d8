package io.tidings.testkit.bad.gamma.api;

import jakarta.ws.rs.POST;
import java.util.UUID;

/** Acts before it has seen the whole request. */
public final class HastyResource {

    /** Ends something. */
    @POST
    public UUID end(UUID id) {
        return id;
    }
}
