package io.tidings.platform.limit;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/** One connection to Redis, made when it is needed and anew after it broke; all of it happens on one context. */
final class Line {

    private final Redis redis;
    private final ContextInternal context;
    private @Nullable Future<RedisConnection> connection;

    Line(Redis redis, ContextInternal context) {
        this.redis = redis;
        this.context = context;
    }

    /** Sends it, from any thread, and has its answer made known. */
    void send(Request request, Promise<Response> answer) {
        context.emit(
                request, asked -> connected().compose(open -> open.send(asked)).onComplete(answer));
    }

    private Future<RedisConnection> connected() {
        Future<RedisConnection> known = connection;
        return known == null ? connect() : known;
    }

    private Future<RedisConnection> connect() {
        Future<RedisConnection> opening = redis.connect();
        connection = opening;
        opening.onSuccess(
                        open -> open.exceptionHandler(broken -> forget(opening)).endHandler(over -> forget(opening)))
                .onFailure(refused -> forget(opening));
        return opening;
    }

    private void forget(Future<RedisConnection> broken) {
        if (connection == broken) {
            connection = null;
        }
    }
}
