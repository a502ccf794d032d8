package io.tidings.sandbox.graph;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Paths of the Graph API: {@code /{version}/{object id}/{edge}}, any version. */
@Singleton
public final class GraphRoutes {
    private static final String OBJECT = "/v[0-9]+[.][0-9]+/(?<id>[0-9]+)";

    /** Routes a method of an edge of an object; what the operation throws is answered as an error. */
    public static void edge(Router router, HttpMethod method, String edge, Consumer<RoutingContext> operation) {
        router.routeWithRegex(method, OBJECT + "/" + edge).handler(call -> attempt(call, operation));
    }

    /** Routes a method of an object itself. */
    public static void object(Router router, HttpMethod method, Consumer<RoutingContext> operation) {
        router.routeWithRegex(method, OBJECT).handler(call -> attempt(call, operation));
    }

    /** The object id in the path. */
    public static String id(RoutingContext call) {
        return call.pathParam("id");
    }

    /** Runs an operation and answers with its fault if it throws one. */
    public static void attempt(RoutingContext call, Consumer<RoutingContext> operation) {
        try {
            operation.accept(call);
        } catch (RuntimeException e) {
            Replies.fail(call, e);
        }
    }

    void register(@Observes Router router) {
        router.routeWithRegex("/v[0-9]+[.][0-9]+(/.*)?")
                .last()
                .handler(call -> Replies.fail(call, GraphFault.of(2500, "This path is not part of the sandbox.")));
    }
}
