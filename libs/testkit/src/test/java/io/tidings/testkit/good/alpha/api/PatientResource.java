package io.tidings.testkit.good.alpha.api;

import jakarta.ws.rs.POST;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Acts when all of the request is there. */
public final class PatientResource {

    /** Ends something. */
    @POST
    public UUID end(UUID id, byte @Nullable [] ignored) {
        return id;
    }
}
