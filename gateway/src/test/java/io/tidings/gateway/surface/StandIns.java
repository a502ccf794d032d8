package io.tidings.gateway.surface;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tidings.events.Topic;
import io.tidings.testkit.TidingsStack;
import io.tidings.testkit.embedded.EmbeddedRedis;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The services behind the gateway under test, as {@link StandIn}s: an auth-service that accepts what begins with
 * {@code good} (login tokens) or {@code api}, and one server for all others. What has {@code busy} in it is a token of
 * another workspace, {@code poor} has no ability, and {@code near} may come from documentation networks only. The Redis is a real one.
 */
public class StandIns implements QuarkusTestResourceLifecycleManager {
    static final String BUSY_WORKSPACE = "0198f6a0-0000-7000-8000-0000000000bb";
    static final String WORKSPACE = "0198f6a0-0000-7000-8000-0000000000aa";

    private final TidingsStack stack = new TidingsStack();
    private final EmbeddedRedis redis = EmbeddedRedis.startTemporary();
    private final Vertx vertx = Vertx.vertx();
    private final StandIn auth = new StandIn(vertx);
    private final StandIn service = new StandIn(vertx);
    private final AtomicInteger exchanges = new AtomicInteger();

    @Override
    public Map<String, String> start() {
        reset();
        stack.init(Map.of("parts", "kafka"));
        auth.start();
        service.start();
        Map<String, String> config = new TreeMap<>(stack.start());
        createTopic(config.get("kafka.bootstrap.servers"));
        config.put("quarkus.http.test-port", "0");
        config.put("tidings.service.key", Base64.getEncoder().encodeToString(new byte[32]));
        config.put("tidings.peers.auth", auth.url());
        config.put("tidings.peers.broadcast", service.url());
        config.put("tidings.peers.messaging", service.url());
        config.put("tidings.peers.billing", service.url());
        config.put("tidings.gateway.limits.answer.webhook", "2s");
        config.put("tidings.gateway.limits.body.slow.every", "2s");
        config.put("tidings.gateway.limits.body.held", "1500K");
        config.put("tidings.gateway.limits.body.held-time", "8s");
        // services go and come back from one test to the next
        config.put("tidings.gateway.breaker.rest", "1ms");
        config.put("quarkus.redis.hosts", redis.url());
        // all tests come from one address; and what is used up comes back while no test runs
        config.put("tidings.gateway.rate.messages", "5/1d");
        config.put("tidings.gateway.rate.ordinary", "1000/1d");
        config.put("tidings.gateway.rate.workspace", "100000/1d");
        config.put("tidings.gateway.rate.open", "100000/1d");
        config.put("tidings.gateway.rate.unauthenticated", "100000/1d");
        config.put("tidings.gateway.rate.patience", "20s");
        // a busy machine is no fault of these tests
        config.put("tidings.gateway.limits.connect", "30s");
        config.put("quarkus.rest-client.auth.read-timeout", "30000");
        // until news of revocations are heard, which some tests don't wait for
        config.put("tidings.gateway.credentials.unheard", "20s");
        // what is asked again before that was forgotten for another reason
        config.put("tidings.gateway.credentials.accepted", "1d");
        return config;
    }

    /** As auth-service does with its first event. */
    private static void createTopic(String kafka) {
        NewTopic topic = new NewTopic(Topic.CREDENTIAL.topicName(), Topic.CREDENTIAL.partitions(), (short) 1);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            if (!admin.listTopics().names().get().contains(topic.name())) {
                admin.createTopics(List.of(topic)).all().get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(StandIns.class));
    }

    @Override
    public void stop() {
        stack.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        redis.close();
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

    void authenticate(HttpServerRequest request) {
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
                                .plus(Duration.ofDays(2))
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
        if (credential.contains("near")) {
            exchanged.put("allowed_ips", new JsonArray(List.of("192.0.2.0/24", "2001:db8::7")));
        }
        if (credential.contains("old")) {
            exchanged.put("refresh", "fresh-" + credential);
        }
        StandIn.json(request, exchanged);
    }

    private static JsonArray abilities(String credential) {
        return credential.contains("poor") ? new JsonArray() : new JsonArray(List.of("read", "write", "admin"));
    }

    /** What the inward token of a credential names. */
    static UUID id(String credential, String what) {
        return UUID.nameUUIDFromBytes((what + credential).getBytes(StandardCharsets.UTF_8));
    }

    private static String inward(String credential) {
        JsonObject claims = new JsonObject()
                .put("ws", credential.contains("busy") ? BUSY_WORKSPACE : WORKSPACE)
                .put("kind", credential.startsWith("api") ? "api" : "login")
                .put("abilities", abilities(credential))
                .put("sub", id(credential, "user").toString())
                .put("cid", id(credential, "credential").toString());
        return "eyJhbGciOiJSUzI1NiJ9."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.toBuffer().getBytes()) + ".c2ln";
    }
}
