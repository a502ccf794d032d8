package io.tidings.gateway.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.gateway.route.Route;
import io.tidings.gateway.route.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** The operations of the route table beside those of the services' documents. */
final class Operations {
    private final List<Route> built;

    Operations(List<Route> routes) {
        this.built = routes.stream()
                .filter(route -> route.upstream() != Upstream.NOT_BUILT)
                .toList();
    }

    /** The operation of the table that a document means, if the gateway leads there. */
    Optional<Route> route(Upstream service, String method, String path) {
        String label = method.toUpperCase(Locale.ROOT) + " " + path;
        return built.stream()
                .filter(route -> route.upstream() == service && route.label().equals(label))
                .findFirst();
    }

    /** What only one side knows, in words; empty when both agree. */
    List<String> differences(Upstream service, ObjectNode document) {
        TreeSet<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        TreeSet<String> routed = new TreeSet<>();
        built.stream()
                .filter(route -> route.upstream() == service)
                .map(Route::label)
                .forEach(routed::add);
        List<String> differences = new ArrayList<>();
        routed.stream()
                .filter(label -> !described.contains(label))
                .forEach(label -> differences.add(label + " is not described by " + service));
        described.stream()
                .filter(label -> !routed.contains(label))
                .forEach(label -> differences.add(label + " of " + service + " is not in the table"));
        return differences;
    }
}
