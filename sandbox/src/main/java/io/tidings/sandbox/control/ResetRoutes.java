package io.tidings.sandbox.control;

import io.tidings.sandbox.chaos.Chaos;
import io.tidings.sandbox.chaos.Faults;
import io.tidings.sandbox.graph.Replies;
import io.tidings.sandbox.json.Json;
import io.tidings.sandbox.message.Network;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** {@code POST /sandbox/reset}: forgets messages, figures and faults; accounts stay. */
@Singleton
final class ResetRoutes {
    private final Vertx vertx;
    private final Network network;
    private final Chaos chaos;

    ResetRoutes(Vertx vertx, Network network, Chaos chaos) {
        this.vertx = vertx;
        this.network = network;
        this.chaos = chaos;
    }

    void register(@Observes Router router) {
        router.post("/sandbox/reset").handler(this::reset);
        router.route("/sandbox/*")
                .last()
                .handler(call -> Replies.send(call, 404, Json.bytes(Map.of("error", "Not found"))));
    }

    private void reset(RoutingContext call) {
        vertx.executeBlocking(() -> {
                    chaos.set(Faults.NONE);
                    network.reset();
                    return Map.of("reset", true);
                })
                .onSuccess(done -> Replies.ok(call, done))
                .onFailure(cause -> Replies.refuse(call, cause));
    }
}
