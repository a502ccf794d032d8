package io.tidings.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.OnTheStack;
import io.tidings.platform.fault.Unauthenticated;
import io.tidings.platform.fault.Unavailable;
import io.tidings.testkit.SettableClock;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnTheStack
class InwardKeysTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Vertx vertx;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger fetches = new AtomicInteger();
    private final HttpServer auth = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final InwardKeys keys = new InwardKeys(
            clock, URI.create("http://localhost:" + auth.getAddress().getPort()));
    private volatile String published = "";

    InwardKeysTest() throws IOException {}

    @BeforeEach
    void publish() throws JoseException {
        published = jwks("first");
        auth.createContext("/internal/jwks", exchange -> {
            fetches.incrementAndGet();
            byte[] body = published.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(published.isEmpty() ? 500 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        auth.start();
    }

    @AfterEach
    void stop() {
        auth.stop(0);
    }

    @Test
    void fetchesOnceForAllWhoWait() {
        List<Uni<Key>> asked = IntStream.range(0, 20)
                .mapToObj(i -> keys.named("first").memoize().indefinitely())
                .toList();

        Uni.join().all(asked).andFailFast().await().atMost(SOON);

        assertThat(fetches).hasValue(1);
    }

    /** Otherwise all who wait would go on as the one who asked first: in its request's scope, as its caller. */
    @Test
    void answersAllWhoWaitOnTheirOwnContexts() {
        Map<Context, Context> answeredOn = new ConcurrentHashMap<>();
        for (int i = 0; i < 20; i++) {
            Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            own.runOnContext(
                    start -> keys.named("first").subscribe().with(key -> answeredOn.put(own, Vertx.currentContext())));
        }

        await().atMost(SOON).until(() -> answeredOn.size() == 20);
        assertThat(fetches).hasValue(1);
        assertThat(answeredOn)
                .allSatisfy((own, answered) -> assertThat(answered).isSameAs(own));
    }

    @Test
    void findsAKeyThatIsNew() throws JoseException {
        key("first");
        published = jwks("second");
        clock.advance(Duration.ofSeconds(2));

        assertThat(key("second")).isNotNull();
        assertThatThrownBy(() -> key("first")).isInstanceOf(Unauthenticated.class);
    }

    /** The token is good, and was made between two looks at the keys. */
    @Test
    void waitsForTheNextLookWhenOneWasAMomentAgo() throws JoseException {
        key("first");
        published = jwks("second");
        clock.advance(Duration.ofMillis(500));

        CompletableFuture<Key> second = keys.named("second").subscribeAsCompletionStage();
        clock.advance(Duration.ofSeconds(1));

        assertThat(second.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join()).isNotNull();
        assertThat(fetches).hasValue(2);
    }

    @Test
    void fetchesOnceASecondHoweverManyUnknownKeysAreNamed() {
        key("first");
        clock.advance(Duration.ofSeconds(2));
        for (int i = 0; i < 50; i++) {
            String unknown = "unknown " + i;
            assertThatThrownBy(() -> key(unknown)).isInstanceOf(Unauthenticated.class);
        }

        assertThat(fetches).hasValue(2);
    }

    @Test
    void goesOnWithTheKeysItHasWhileAuthIsAway() {
        key("first");
        published = "";
        clock.advance(Duration.ofMinutes(11));

        assertThat(key("first")).isNotNull();
        await().atMost(SOON).until(() -> fetches.get() == 2);
        assertThat(key("first")).isNotNull();
        clock.advance(Duration.ofSeconds(2));
        assertThatThrownBy(() -> key("other")).isInstanceOf(Unavailable.class);
    }

    private Key key(String id) {
        return keys.named(id).await().atMost(SOON);
    }

    private static String jwks(String id) throws JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(id);
        return new JsonWebKeySet(key).toJson();
    }
}
