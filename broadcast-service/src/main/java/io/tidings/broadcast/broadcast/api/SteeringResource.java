package io.tidings.broadcast.broadcast.api;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.api.Success;
import io.tidings.broadcast.broadcast.Broadcast;
import io.tidings.broadcast.steering.Steering;
import io.tidings.broadcast.steering.Step;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Pauses, resumes and cancels the workspace's broadcasts. Each call may be repeated. */
@Path("/api/v1/broadcasts/{id: [0-9]+}")
@RespondsIn(Dialect.CONFIRMED)
@Produces(MediaType.APPLICATION_JSON)
public class SteeringResource {

    private final Steering steering;
    private final CurrentCaller caller;

    SteeringResource(Steering steering, CurrentCaller caller) {
        this.steering = steering;
        this.caller = caller;
    }

    /** Nothing more of it is sent until it is resumed. */
    @POST
    @Path("/pause")
    @Requires(value = "write", or = "messages:send")
    public Uni<Success> pause(@RestPath String id, byte @Nullable [] ignored) {
        return take(Step.PAUSE, id);
    }

    /** Sending goes on where it stopped. */
    @POST
    @Path("/resume")
    @Requires(value = "write", or = "messages:send")
    public Uni<Success> resume(@RestPath String id, byte @Nullable [] ignored) {
        return take(Step.RESUME, id);
    }

    /** Nothing more of it is ever sent; what is not charged is given back. */
    @POST
    @Path("/cancel")
    @Requires(value = "write", or = "messages:send")
    public Uni<Success> cancel(@RestPath String id, byte @Nullable [] ignored) {
        return take(Step.CANCEL, id);
    }

    private Uni<Success> take(Step step, String id) {
        if (id.length() > 18) {
            throw new NotFound("BroadCast not found");
        }
        return steering.take(step, caller.get().workspace(), Long.parseLong(id))
                .map(broadcast -> Success.of(body(broadcast), "Broadcast " + step.done() + " successfully"));
    }

    private static Map<String, @Nullable Object> body(Broadcast broadcast) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", broadcast.id());
        body.put("name", broadcast.name());
        body.put("contacts", broadcast.contacts());
        BroadcastJson.putStatistics(body, broadcast);
        return body;
    }
}
