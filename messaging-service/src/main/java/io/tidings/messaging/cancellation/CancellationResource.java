package io.tidings.messaging.cancellation;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;

/** Cancellation of batches, devices and workspaces, for services. May be repeated. */
@Path("/internal/cancellations")
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
public class CancellationResource {

    private final Cancellations cancellations;

    CancellationResource(Cancellations cancellations) {
        this.cancellations = cancellations;
    }

    /** Cancels for good; when this is answered, nothing of the target is claimed any more. */
    @POST
    public Uni<Map<String, Object>> cancel(CancellationRequest request) {
        return cancellations
                .cancel(request.target(), request.workspace(), request.kind(), request.text())
                .replaceWith(Map.of("target", request.target(), "cancelled", true));
    }
}
