package io.tidings.sandbox.graph;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Paths of the Graph API: {@code /{version}/{object id}/{edge}}, any version. */
@Singleton
public final class GraphRoutes {
    private static final int FIRST = -1000;
    private static final String ID = "id";
    private static final String OBJECT = "/v[0-9]+[.][0-9]+/(?<id>[0-9]+)";

    /** Routes a method of an edge of an object; what the operation throws is answered as an error. */
    public static void edge(Router router, HttpMethod method, String edge, Consumer<RoutingContext> operation) {
        router.routeWithRegex(method, OBJECT + "/" + edge).handler(call -> attempt(call, operation));
    }

    /** Routes the edge that is called most: ahead of all others, and without a regular expression. */
    public static void busiestEdge(Router router, HttpMethod method, String edge, Consumer<RoutingContext> operation) {
        router.route().method(method).order(FIRST).handler(call -> {
            String id = idBefore(edge, call.request().path());
            if (id == null) {
                call.next();
            } else {
                call.pathParams().put(ID, id);
                attempt(call, operation);
            }
        });
    }

    private static @Nullable String idBefore(String edge, String path) {
        if (!path.startsWith("/v")) {
            return null;
        }
        int object = path.indexOf('/', 1) + 1;
        int end = path.indexOf('/', object);
        boolean found = object > 0 && end > 0 && path.length() == end + 1 + edge.length() && path.endsWith(edge);
        return found ? path.substring(object, end) : null;
    }

    /** Routes a method of an object itself. */
    public static void object(Router router, HttpMethod method, Consumer<RoutingContext> operation) {
        router.routeWithRegex(method, OBJECT).handler(call -> attempt(call, operation));
    }

    /** The object id in the path. */
    public static String id(RoutingContext call) {
        return call.pathParam(ID);
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
