package io.tidings.auth.health.api;

import io.smallrye.common.annotation.NonBlocking;
import io.tidings.auth.time.Times;
import io.tidings.platform.caller.Open;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.InstantSource;

/** {@code GET /api/health}. */
@Open
@RespondsIn(Dialect.FLOWKIRIM)
@Path("/api/health")
public class HealthResource {
    private final InstantSource clock;

    HealthResource(InstantSource clock) {
        this.clock = clock;
    }

    /** That the way from a client to a service is open; what stands behind the service is not asked. */
    @GET
    @NonBlocking
    public Health health() {
        return new Health("OK", Times.written(clock.instant()), "WhatsApp Baileys API");
    }

    /** The documented body, which has no envelope; the service is named as its clients know it. */
    public record Health(String status, String timestamp, String service) {}
}
