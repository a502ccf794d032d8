package io.tidings.gateway.route;

import io.tidings.platform.fault.Dialect;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** All operations, found by method and path in time that depends on the path's length only. */
@ApplicationScoped
public class RouteTable {
    private final List<Route> routes = Stream.of(
                    ConfirmedRoutes.all(),
                    GrowRoutes.all(),
                    FlowkirimRoutes.all(),
                    ContactRoutes.all(),
                    WebhookRoutes.all())
            .flatMap(List::stream)
            .toList();
    private final List<Route> pages = PageRoutes.all();
    private final PathNode root = new PathNode();

    RouteTable() {
        Stream.of(routes, pages).flatMap(List::stream).forEach(this::add);
    }

    private void add(Route route) {
        PathNode node = root;
        for (PathPattern.Part part : route.path().parts()) {
            node = node.descend(part);
        }
        node.add(route);
    }

    /** What is known under this method and path. */
    public Match find(HttpMethod method, RequestPath path) {
        PathNode node = root.find(path.segments());
        return node == null ? new Match.Unknown(dialectOf(path)) : node.match(method);
    }

    /** The dialect of a path that no operation has. */
    private static Dialect dialectOf(RequestPath path) {
        if (path.startsWith("api", "v1")) {
            return Dialect.GROW;
        }
        if (path.startsWith("api")) {
            return Dialect.FLOWKIRIM;
        }
        return path.startsWith("contact") || path.startsWith("contact_groups") ? Dialect.CONTACT : Dialect.INTERNAL;
    }

    /** All operations, API by API; pages are none. */
    public List<Route> routes() {
        return routes;
    }

    /** The gateway's own pages. */
    public List<Route> pages() {
        return pages;
    }
}
