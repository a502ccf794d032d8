package io.tidings.gateway.route;

import io.tidings.platform.fault.Dialect;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;

/** What the table says of a request's method and path. */
public sealed interface Match {

    /** How errors look there. */
    Dialect dialect();

    /** No operation has this path; the dialect is the one of its prefix. */
    record Unknown(Dialect dialect) implements Match {}

    /** The path is known, the method isn't. */
    record WrongMethod(Dialect dialect, Set<HttpMethod> allowed) implements Match {}

    /** One operation or, told apart by {@link Selector}, two; they agree on all that's asked before choosing. */
    record Found(List<Route> routes, Set<HttpMethod> allowed) implements Match {
        /** The operation to go by until the credential is known. */
        public Route first() {
            return routes.getFirst();
        }

        @Override
        public Dialect dialect() {
            return first().dialect();
        }

        /** The operation that the call means; the last one takes what the others leave. */
        public Route choose(MultiMap query, boolean apiToken) {
            return routes.stream()
                    .filter(route -> route.selector().chooses(query, apiToken))
                    .findFirst()
                    .orElseGet(routes::getLast);
        }
    }
}
