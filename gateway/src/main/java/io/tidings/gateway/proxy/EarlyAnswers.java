package io.tidings.gateway.proxy;

import io.tidings.gateway.visit.Visit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;

/**
 * Keeps the answers of services that have not read their request. Clients tend to send all before they look for an
 * answer, and connections that are left in the middle of a body answer nothing more.
 */
@Singleton
class EarlyAnswers {
    /** An answer that is still on its way is lost when the connection is closed. */
    private static final long LINGER_MILLIS = 2_000;

    private final Vertx vertx;
    private final Limits limits;

    EarlyAnswers(Vertx vertx, Limits limits) {
        this.vertx = vertx;
        this.limits = limits;
    }

    /** Completes when the client has sent all, or has had its time; what still comes is thrown away. */
    Future<Void> hold(Visit visit, MeteredBody body) {
        if (!visit.framing().hasBody() || body.isEnded()) {
            return Future.succeededFuture();
        }
        Promise<Void> sent = Promise.promise();
        long timer = vertx.setTimer(limits.slow().toMillis(), late -> {
            visit.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            sent.tryComplete();
        });
        body.throwAway(() -> {
            vertx.cancelTimer(timer);
            sent.tryComplete();
        });
        return sent.future();
    }

    /** Closes a connection whose answer is out while its request is not in: nothing else can come over it. */
    void leave(Visit visit, MeteredBody body) {
        if (visit.framing().hasBody() && !body.isEnded()) {
            vertx.setTimer(LINGER_MILLIS, late -> visit.request().connection().close());
        }
    }
}
