package io.tidings.gateway.proxy;

import io.netty.channel.ConnectTimeoutException;
import io.tidings.gateway.route.Upstream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Kept-alive connections to the services, a bounded number to each. */
@Singleton
class Upstreams {
    private static final int WAITING_PER_CONNECTION = 4;
    private static final int HEADERS = 64 * 1024;
    private static final int KEPT_SECONDS = 30;
    /** Longer than any service may think, so that it only ends what has stopped moving. */
    private static final int STUCK_SECONDS = 150;

    private final HttpClient client;
    private final Peers peers;
    private final Limits limits;
    /** Connections that had no request yet. */
    private final Set<HttpConnection> unused = ConcurrentHashMap.newKeySet();

    Upstreams(Vertx vertx, Peers peers, Limits limits) {
        this.client = vertx.httpClientBuilder()
                .with(options(limits))
                .with(pool(limits))
                .withConnectHandler(this::connected)
                .build();
        this.peers = peers;
        this.limits = limits;
    }

    private static HttpClientOptions options(Limits limits) {
        return new HttpClientOptions()
                .setConnectTimeout((int) limits.connect().toMillis())
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setIdleTimeout(STUCK_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxWaitQueueSize(limits.connections() * WAITING_PER_CONNECTION)
                .setMaxHeaderSize(HEADERS);
    }

    private static PoolOptions pool(Limits limits) {
        return new PoolOptions().setHttp1MaxSize(limits.connections());
    }

    private void connected(HttpConnection connection) {
        unused.add(connection);
        connection.closeHandler(closed -> unused.remove(connection));
    }

    /**
     * A request to that service, once there is a connection for it. One that was refused is tried once more: nothing was
     * written. One that took too long isn't, since its client has waited for that already.
     */
    Future<Outgoing> request(Upstream upstream, HttpMethod method) {
        return attempt(upstream, method)
                .recover(failure -> isRefusal(failure) ? attempt(upstream, method) : Future.failedFuture(failure));
    }

    private Future<Outgoing> attempt(Upstream upstream, HttpMethod method) {
        URI base = peers.of(upstream);
        boolean ssl = "https".equals(base.getScheme());
        int standard = ssl ? 443 : 80;
        return client.request(new RequestOptions()
                        .setMethod(method)
                        .setHost(base.getHost())
                        .setPort(base.getPort() < 0 ? standard : base.getPort())
                        .setSsl(ssl)
                        .setConnectTimeout(limits.connect().toMillis()))
                .map(request -> new Outgoing(request, !unused.remove(request.connection())));
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ConnectException && !(failure instanceof ConnectTimeoutException);
    }
}
