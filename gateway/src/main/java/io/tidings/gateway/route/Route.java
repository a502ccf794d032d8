package io.tidings.gateway.route;

import io.tidings.platform.fault.Dialect;
import io.vertx.core.http.HttpMethod;

/**
 * One operation.
 *
 * @param dialect how its errors look
 * @param credential where its credential is expected
 * @param ability what the credential must be good for
 * @param upstream who answers it
 * @param limits its body limit, answer time and rate
 * @param selector which calls mean it, where others share its method and path
 */
public record Route(
        HttpMethod method,
        PathPattern path,
        Dialect dialect,
        Credential credential,
        Ability ability,
        Upstream upstream,
        LimitClass limits,
        Selector selector) {

    /** The operation answered by that service. */
    Route to(Upstream service) {
        return new Route(method, path, dialect, credential, ability, service, limits, selector);
    }

    /** The operation for anyone. */
    Route open() {
        return new Route(method, path, dialect, Credential.NONE, Ability.NONE, upstream, limits, selector);
    }

    Route needing(Ability other) {
        return new Route(method, path, dialect, credential, other, upstream, limits, selector);
    }

    Route within(LimitClass other) {
        return new Route(method, path, dialect, credential, ability, upstream, other, selector);
    }

    Route when(Selector other) {
        return new Route(method, path, dialect, credential, ability, upstream, limits, other);
    }

    /** A label that is safe for logs and metrics, for example {@code GET /api/v1/broadcasts/{id}}. */
    public String label() {
        return method.name() + " " + path;
    }
}
