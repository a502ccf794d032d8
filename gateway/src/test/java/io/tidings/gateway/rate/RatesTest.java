package io.tidings.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.vertx.UniHelper;
import io.tidings.platform.fault.Unavailable;
import io.tidings.platform.limit.Limiter;
import io.tidings.testkit.embedded.EmbeddedRedis;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ABSENT = "redis://localhost:1";

    private static EmbeddedRedis server;
    private static Vertx vertx;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Charge> send =
            List.of(Policy.MESSAGES.to(UUID.randomUUID().toString()), Policy.WORKSPACE.to("ws"));
    private final List<Charge> other =
            List.of(Policy.ORDINARY.to(UUID.randomUUID().toString()));

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.startTemporary();
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }

    @Test
    void hasTheDefaultsThatAreDocumented() {
        RateConfig config = config(Map.of());

        assertThat(config.messages()).isEqualTo(new Quota(300, Duration.ofMinutes(1)));
        assertThat(config.ordinary()).isEqualTo(new Quota(1_200, Duration.ofMinutes(1)));
        assertThat(config.bulk()).isEqualTo(new Quota(120, Duration.ofMinutes(1)));
        assertThat(config.workspace()).isEqualTo(new Quota(6_000, Duration.ofMinutes(1)));
        assertThat(config.open()).isEqualTo(new Quota(300, Duration.ofMinutes(1)));
        assertThat(config.unauthenticated()).isEqualTo(new Quota(300, Duration.ofMinutes(1)));
        assertThat(config.webhooks()).isEqualTo(new Quota(120_000, Duration.ofMinutes(1)));
        assertThat(config.closed()).isEmpty();
    }

    @Test
    void sharesItsCountsWithOtherGateways() {
        Map<String, String> few = Map.of("tidings.gateway.rate.messages", "2/1d");
        Rates one = rates(server.url(), few);
        Rates two = rates(server.url(), few);

        assertThat(count(one, send).admitted()).isTrue();
        assertThat(count(two, send).admitted()).isTrue();
        assertThat(count(one, send).admitted()).isFalse();
        assertThat(count(two, send).admitted()).isFalse();
    }

    @Test
    void letsCallsThroughWithoutRedisAndCountsThose() {
        Rates open = rates(ABSENT, Map.of("tidings.gateway.rate.messages", "1/1d"));

        Standing first = count(open, send);
        Standing second = count(open, send);

        assertThat(List.of(first, second)).allMatch(Standing::admitted);
        assertThat(headers(second))
                .containsEntry("RateLimit-Policy", "\"messages\";q=300;w=60, \"workspace\";q=6000;w=60")
                .doesNotContainKey("RateLimit");
        assertThat(meters.counter("tidings.gateway.rate.uncounted.calls").count())
                .isEqualTo(2);
    }

    @Test
    void refusesCallsWithoutRedisWhereTheLimitIsClosed() {
        Rates closed = rates(ABSENT, Map.of("tidings.gateway.rate.closed", "bulk,messages"));

        assertThatThrownBy(() -> count(closed, send)).isInstanceOf(Unavailable.class);
        assertThat(count(closed, other).admitted()).isTrue();
        assertThat(meters.counter("tidings.gateway.rate.uncounted.calls").count())
                .isEqualTo(2);
    }

    private Map<String, String> headers(Standing standing) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        new RateHeaders(config(Map.of())).add(headers, standing);
        return Map.ofEntries(headers.entries().toArray(Map.Entry[]::new));
    }

    private static Standing count(Rates rates, List<Charge> charges) {
        return UniHelper.toUni(rates.count(charges)).await().indefinitely();
    }

    private Rates rates(String redis, Map<String, String> config) {
        return new Rates(new Limiter(vertx, Redis.createClient(vertx, redis), PATIENCE), config(config), meters);
    }

    private static RateConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(RateConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withConverter(Duration.class, 100, io.quarkus.runtime.configuration.DurationConverter::parseDuration)
                .build()
                .getConfigMapping(RateConfig.class);
    }
}
