package io.tidings.sandbox.chaos;

import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.tidings.sandbox.graph.Bodies;
import io.tidings.sandbox.graph.Replies;
import io.tidings.sandbox.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;

/** {@code PUT}, {@code GET} and {@code DELETE /sandbox/faults}. */
@Singleton
final class FaultRoutes {
    private final Chaos chaos;

    FaultRoutes(Chaos chaos) {
        this.chaos = chaos;
    }

    void register(@Observes Router router) {
        router.put("/sandbox/faults").handler(this::put);
        router.get("/sandbox/faults").handler(call -> Replies.ok(call, chaos.faults()));
        router.delete("/sandbox/faults").handler(this::clear);
    }

    private void put(RoutingContext call) {
        Bodies.of(call).onSuccess(body -> set(call, body)).onFailure(cause -> Replies.refuse(call, cause));
    }

    private void set(RoutingContext call, Buffer body) {
        try {
            chaos.set(Json.MAPPER.readValue(body.getBytes(), Faults.class));
            Replies.ok(call, chaos.faults());
        } catch (ValueInstantiationException e) {
            Replies.refuse(call, e.getCause() == null ? e : e.getCause());
        } catch (IOException e) {
            Replies.refuse(call, e);
        }
    }

    private void clear(RoutingContext call) {
        chaos.set(Faults.NONE);
        Replies.ok(call, chaos.faults());
    }
}
