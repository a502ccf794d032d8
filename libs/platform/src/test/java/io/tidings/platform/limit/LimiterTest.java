package io.tidings.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.testkit.embedded.EmbeddedRedis;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LimiterTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static EmbeddedRedis server;
    private static Vertx vertx;
    private static Redis redis;

    private final Limit narrow = Limit.of(UUID.randomUUID().toString(), 2, DAY);
    private final Limit wide = Limit.of(UUID.randomUUID().toString(), 4, DAY);

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.startTemporary();
        vertx = Vertx.vertx();
        redis = Redis.createClient(vertx, server.url());
    }

    @AfterAll
    static void stop() {
        vertx.close().await().indefinitely();
        server.close();
    }

    @Test
    void tellsWhatIsLeftOfEachLimitAndWhenItIsFull() {
        count(narrow, wide);

        Tally second = count(narrow, wide);

        assertThat(second.admitted()).isTrue();
        assertThat(second.allowances()).extracting(Allowance::left).containsExactly(0L, 2L);
        assertThat(second.allowances().getFirst().full()).isBetween(DAY.minusHours(1), DAY);
        assertThat(second.allowances().getLast().full()).isBetween(Duration.ofHours(11), Duration.ofHours(12));
    }

    @Test
    void tellsOfARefusedTryWhatIsLeftAndHowLongToWait() {
        count(narrow, wide);
        count(narrow, wide);

        Tally refused = count(narrow, wide);

        assertThat(refused.admitted()).isFalse();
        assertThat(refused.retryAfter()).isBetween(Duration.ofHours(11), Duration.ofHours(12));
        assertThat(refused.allowances()).extracting(Allowance::left).containsExactly(0L, 2L);
    }

    @Test
    void sharesItsLimitsWithOtherProcesses() {
        Redis ofAnother = Redis.createClient(vertx, server.url());
        Limiter another = new Limiter(ofAnother, PATIENCE);
        another.count(List.of(narrow)).await().indefinitely();
        count(narrow);

        assertThat(another.count(List.of(narrow)).await().indefinitely().admitted())
                .isFalse();
        ofAnother.close();
    }

    @Test
    void beginsAnewWhenRedisWasWiped() {
        count(narrow);
        count(narrow);
        assertThat(count(narrow).admitted()).isFalse();

        redis.send(Request.cmd(Command.FLUSHALL)).await().indefinitely();
        redis.send(Request.cmd(Command.SCRIPT).arg("FLUSH")).await().indefinitely();

        assertThat(count(narrow).allowances()).extracting(Allowance::left).containsExactly(1L);
    }

    @Test
    void failsWithoutRedis() {
        Redis absent = Redis.createClient(vertx, "redis://localhost:1");

        assertThatThrownBy(() -> new Limiter(absent, PATIENCE)
                        .count(List.of(narrow))
                        .await()
                        .indefinitely())
                .isNotNull();
        absent.close();
    }

    private static Tally count(Limit... limits) {
        return new Limiter(redis, PATIENCE).count(List.of(limits)).await().indefinitely();
    }
}
