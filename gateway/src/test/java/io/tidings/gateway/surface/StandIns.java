package io.tidings.gateway.surface;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The services behind the gateway under test, as {@link StandIn}s: an auth-service that accepts what begins with
 * {@code good} (login tokens) or {@code api}, and one server for all others.
 */
public class StandIns implements QuarkusTestResourceLifecycleManager {
    private final Vertx vertx = Vertx.vertx();
    private final StandIn auth = new StandIn(vertx);
    private final StandIn service = new StandIn(vertx);
    private final AtomicInteger exchanges = new AtomicInteger();

    @Override
    public Map<String, String> start() {
        reset();
        auth.start();
        service.start();
        return Map.of(
                "quarkus.http.test-port",
                "0",
                "tidings.service.key",
                Base64.getEncoder().encodeToString(new byte[32]),
                "tidings.peers.auth",
                auth.url(),
                "tidings.peers.broadcast",
                service.url(),
                "tidings.peers.messaging",
                service.url(),
                "tidings.peers.billing",
                service.url(),
                "tidings.gateway.limits.answer.webhook",
                "2s",
                "tidings.gateway.limits.body.slow.every",
                "2s",
                // a busy machine is no fault of these tests
                "tidings.gateway.limits.connect",
                "30s",
                "quarkus.rest-client.auth.read-timeout",
                "30000");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(StandIns.class));
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    void reset() {
        auth.reset();
        service.reset();
        exchanges.set(0);
        auth.behave(this::authenticate);
    }

    StandIn auth() {
        return auth;
    }

    StandIn service() {
        return service;
    }

    int exchanges() {
        return exchanges.get();
    }

    private void authenticate(HttpServerRequest request) {
        if (!request.path().equals("/internal/exchange")) {
            StandIn.describe(request);
            return;
        }
        exchanges.incrementAndGet();
        request.body().onSuccess(body -> exchange(request, body.toJsonObject().getString("credential")));
    }

    private static void exchange(HttpServerRequest request, String credential) {
        boolean service = request.getHeader("Authorization").startsWith("Bearer ey");
        if (!service || !(credential.startsWith("good") || credential.startsWith("api"))) {
            request.response().setStatusCode(401);
            StandIn.json(request, new JsonObject().put("code", "unauthenticated"));
            return;
        }
        JsonObject exchanged = new JsonObject()
                .put("token", inward(credential))
                .put(
                        "expires_at",
                        Instant.now()
                                .plusSeconds(60)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
        if (credential.contains("old")) {
            exchanged.put("refresh", "fresh-" + credential);
        }
        StandIn.json(request, exchanged);
    }

    private static String inward(String credential) {
        JsonObject claims = new JsonObject()
                .put("ws", "0198f6a0-0000-7000-8000-0000000000aa")
                .put("kind", credential.startsWith("api") ? "api" : "login")
                .put("jti", credential);
        return "eyJhbGciOiJSUzI1NiJ9."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.toBuffer().getBytes()) + ".c2ln";
    }
}
