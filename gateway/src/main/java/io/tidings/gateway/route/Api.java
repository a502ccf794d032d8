package io.tidings.gateway.route;

import io.tidings.platform.fault.Dialect;
import io.vertx.core.http.HttpMethod;

/**
 * What the operations of one API have in common; they need a credential and aren't built, unless said otherwise.
 *
 * @param base what all its paths begin with
 */
record Api(Dialect dialect, String base, Credential credential) {

    Route get(String path) {
        return operation(HttpMethod.GET, path, Ability.READ);
    }

    Route post(String path) {
        return operation(HttpMethod.POST, path, Ability.WRITE);
    }

    Route put(String path) {
        return operation(HttpMethod.PUT, path, Ability.WRITE);
    }

    Route patch(String path) {
        return operation(HttpMethod.PATCH, path, Ability.WRITE);
    }

    Route delete(String path) {
        return operation(HttpMethod.DELETE, path, Ability.WRITE);
    }

    private Route operation(HttpMethod method, String path, Ability ability) {
        PathPattern pattern = PathPattern.parse(base + path);
        return new Route(
                method,
                pattern,
                dialect,
                credential,
                ability,
                Upstream.NOT_BUILT,
                LimitClass.ORDINARY,
                Selector.ALWAYS);
    }
}
