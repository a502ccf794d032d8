package io.tidings.platform.limit;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.future.PromiseInternal;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A connection to Redis for each event loop, for the calls that are made on it. A pool lends connections of other loops
 * too, and to wake two threads costs more than the call itself; calls that follow each other on one connection wait for
 * nobody.
 */
final class Lines {

    private final VertxInternal vertx;
    private final Redis redis;
    private final Map<EventLoop, Line> lines = new ConcurrentHashMap<>();

    Lines(Vertx vertx, Redis redis) {
        this.vertx = (VertxInternal) vertx;
        this.redis = redis;
    }

    /** Sends it from the caller's event loop, and answers on the caller's context; fails without Redis. */
    Future<Response> send(Request request) {
        ContextInternal caller = vertx.getOrCreateContext();
        PromiseInternal<Response> answer = caller.promise();
        lines.computeIfAbsent(caller.nettyEventLoop(), this::line).send(request, answer);
        return answer.future();
    }

    private Line line(EventLoop loop) {
        return new Line(
                redis, vertx.createEventLoopContext(loop, null, getClass().getClassLoader()));
    }
}
