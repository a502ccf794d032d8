package io.tidings.gateway.surface;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small HTTP server in a service's place. The module's tests need services that stall, die and count on demand,
 * which the real ones don't; what these do behind the gateway is shown by the end-to-end tests.
 */
final class StandIn {
    private static final HttpServerOptions OPTIONS = new HttpServerOptions().setMaxHeaderSize(64 * 1024);

    private final Vertx vertx;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Handler<HttpServerRequest> behaviour = StandIn::describe;
    private volatile HttpServer server;
    private volatile int port;

    StandIn(Vertx vertx) {
        this.vertx = vertx;
    }

    StandIn start() {
        server = vertx.createHttpServer(OPTIONS).requestHandler(request -> {
            requests.incrementAndGet();
            behaviour.handle(request);
        });
        server.listen(port).toCompletionStage().toCompletableFuture().join();
        port = server.actualPort();
        return this;
    }

    /** Goes away; {@link #start()} brings it back on the same port. */
    void stop() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    String url() {
        return "http://localhost:" + port;
    }

    int requests() {
        return requests.get();
    }

    /** Behaves so until {@link #reset()}. */
    void behave(Handler<HttpServerRequest> other) {
        behaviour = other;
    }

    void reset() {
        behaviour = StandIn::describe;
        requests.set(0);
    }

    /** Answers with what arrived: method, URI, headers, and the count and digest of the body's bytes. */
    static void describe(HttpServerRequest request) {
        MessageDigest digest = sha256();
        AtomicInteger bytes = new AtomicInteger();
        request.handler(chunk -> {
            bytes.addAndGet(chunk.length());
            digest.update(chunk.getBytes());
        });
        request.endHandler(end -> json(
                request,
                new JsonObject()
                        .put("method", request.method().name())
                        .put("uri", request.uri())
                        .put("headers", headers(request))
                        .put("bytes", bytes.get())
                        .put("sha256", HexFormat.of().formatHex(digest.digest()))));
    }

    static void json(HttpServerRequest request, JsonObject body) {
        request.response().putHeader("Content-Type", "application/json").end(body.toBuffer());
    }

    private static JsonObject headers(HttpServerRequest request) {
        JsonObject headers = new JsonObject();
        for (Map.Entry<String, String> header : request.headers()) {
            headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue());
        }
        return headers;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
