package io.tidings.gateway.proxy;

import io.tidings.gateway.visit.Visit;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.Set;

/**
 * What may be sent again: a question without a body, over a kept connection that was closed before an answer. A service
 * closes idle connections, and one that it is closing just then is no failure of the call. A new connection is none of
 * those, and what changes something may have been heard.
 */
final class Retries {
    private static final Set<HttpMethod> QUESTIONS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private Retries() {}

    static boolean isSafe(Visit visit, Outgoing first, Throwable failure) {
        return first.reused()
                && QUESTIONS.contains(visit.request().method())
                && !visit.framing().hasBody()
                && !visit.response().closed()
                && (failure instanceof HttpClosedException || failure instanceof IOException);
    }
}
