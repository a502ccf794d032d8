package io.tidings.platform.caller;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.context.OwnContext;
import io.tidings.platform.fault.Unauthenticated;
import io.tidings.platform.fault.Unavailable;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The public keys of inward tokens, fetched when a key is unknown or the known ones are old, and shared till then. */
@Singleton
class InwardKeys {

    private static final Logger LOG = Logger.getLogger(InwardKeys.class);
    /** So long at most a key is trusted that was retired: an operator does that when somebody else may have it. */
    private static final Duration OLD = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long TIMEOUT_SECONDS = 2;

    private final InstantSource time;
    private final URI auth;
    private final AtomicReference<@Nullable Uni<Known>> fetching = new AtomicReference<>();
    private volatile Known known = new Known(Map.of(), Instant.MIN, Instant.MIN);
    private volatile Instant tried = Instant.MIN;
    private volatile @Nullable JwksClient client;

    /** @param auth base URL of auth-service */
    InwardKeys(
            InstantSource time,
            @ConfigProperty(name = "tidings.peers.auth", defaultValue = "http://localhost:8081") URI auth) {
        this.time = time;
        this.auth = auth;
    }

    /** The key of this id; fails with {@link Unauthenticated} when there is none. */
    Uni<Key> named(String id) {
        Key key = known.keys().get(id);
        if (key == null) {
            return OwnContext.of(newer(id)).map(fetched -> require(fetched, id));
        }
        if (known.at().isBefore(time.instant().minus(OLD))) {
            fetch().subscribe().with(fetched -> {}, e -> LOG.warnf("keys of inward tokens not refreshed: %s", e));
        }
        return Uni.createFrom().item(key);
    }

    /** The keys as they were asked for after now: those that somebody asked for a moment ago may lack one that is new. */
    private Uni<Known> newer(String id) {
        Instant came = time.instant();
        return fetch().chain(fetched ->
                fetched.keys().containsKey(id) || !fetched.asked().isBefore(came)
                        ? Uni.createFrom().item(fetched)
                        : Uni.createFrom()
                                .item(fetched)
                                .onItem()
                                .delayIt()
                                .by(untilNext())
                                .chain(late -> fetch()));
    }

    private Duration untilNext() {
        Duration left = Duration.between(time.instant(), tried.plus(PAUSE)).plusMillis(1);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private static Key require(Known fetched, String id) {
        Key key = fetched.keys().get(id);
        if (key == null) {
            throw Unauthenticated.wrong();
        }
        return key;
    }

    /** One fetch at a time for all who wait, and at most one a second however many unknown ids come. */
    private Uni<Known> fetch() {
        Uni<Known> running = fetching.get();
        if (running != null) {
            return running;
        }
        if (!known.keys().isEmpty() && tried.isAfter(time.instant().minus(PAUSE))) {
            return Uni.createFrom().item(known);
        }
        Uni<Known> begun = request()
                .onTermination()
                .invoke(() -> fetching.set(null))
                .memoize()
                .indefinitely();
        if (!fetching.compareAndSet(null, begun)) {
            return fetch();
        }
        tried = time.instant();
        return begun;
    }

    private Uni<Known> request() {
        Instant asked = time.instant();
        return client().keys()
                .map(jwks -> read(jwks, asked))
                .invoke(fetched -> known = fetched)
                .onFailure()
                .invoke(e -> LOG.warnf("keys of inward tokens not available: %s", e))
                .onFailure()
                .transform(e -> new Unavailable(Duration.ofSeconds(1)));
    }

    private Known read(String jwks, Instant asked) {
        Map<String, Key> keys = new HashMap<>();
        try {
            new JsonWebKeySet(jwks).getJsonWebKeys().forEach(key -> keys.put(key.getKeyId(), key.getKey()));
        } catch (JoseException e) {
            throw new IllegalStateException("no key set", e);
        }
        return new Known(keys, time.instant(), asked);
    }

    private JwksClient client() {
        JwksClient built = client;
        if (built == null) {
            built = QuarkusRestClientBuilder.newBuilder()
                    .baseUri(auth)
                    .connectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .readTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .build(JwksClient.class);
            client = built;
        }
        return built;
    }

    private record Known(Map<String, Key> keys, Instant at, Instant asked) {}
}
