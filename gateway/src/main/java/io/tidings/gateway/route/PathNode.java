package io.tidings.gateway.route;

import io.tidings.platform.fault.Dialect;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A level of the paths' tree. A literal hides an id there, also for methods that the literal doesn't have. */
final class PathNode {
    private final Map<String, PathNode> literals = new HashMap<>();
    private final Map<HttpMethod, List<Route>> routes = new LinkedHashMap<>();
    private @Nullable IdForm idForm;
    private @Nullable PathNode id;

    PathNode descend(PathPattern.Part part) {
        return switch (part) {
            case PathPattern.Literal literal -> literals.computeIfAbsent(literal.text(), text -> new PathNode());
            case PathPattern.Id typed -> id(typed.form());
        };
    }

    private PathNode id(IdForm form) {
        if (idForm != null && idForm != form) {
            throw new IllegalStateException("two id forms at one level: " + idForm + ", " + form);
        }
        idForm = form;
        if (id == null) {
            id = new PathNode();
        }
        return id;
    }

    /** Adds an operation; the one without a condition stays last. */
    void add(Route route) {
        List<Route> sharing = routes.computeIfAbsent(route.method(), method -> new ArrayList<>());
        sharing.add(route);
        sharing.sort(Comparator.comparing(one -> one.selector() == Selector.ALWAYS));
    }

    @Nullable
    PathNode find(List<String> segments) {
        PathNode node = this;
        for (String segment : segments) {
            node = node.child(segment);
            if (node == null) {
                return null;
            }
        }
        return node.routes.isEmpty() ? null : node;
    }

    private @Nullable PathNode child(String segment) {
        PathNode literal = literals.get(segment);
        if (literal != null) {
            return literal;
        }
        return idForm != null && idForm.fits(segment) ? id : null;
    }

    Match match(HttpMethod method) {
        List<Route> found = routes.get(HttpMethod.HEAD.equals(method) ? HttpMethod.GET : method);
        return found == null ? new Match.WrongMethod(dialect(), allowed()) : new Match.Found(found, allowed());
    }

    private Dialect dialect() {
        return routes.values().iterator().next().getFirst().dialect();
    }

    private Set<HttpMethod> allowed() {
        Set<HttpMethod> methods = new LinkedHashSet<>(routes.keySet());
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return methods;
    }
}
