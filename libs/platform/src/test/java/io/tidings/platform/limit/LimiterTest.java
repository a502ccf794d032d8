package io.tidings.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidings.testkit.embedded.EmbeddedRedis;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LimiterTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static EmbeddedRedis server;
    private static Vertx vertx;
    private static Redis redis;
    private static Limiter limiter;

    private final Limit narrow = Limit.of(UUID.randomUUID().toString(), 2, DAY);
    private final Limit wide = Limit.of(UUID.randomUUID().toString(), 4, DAY);

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.startTemporary();
        vertx = Vertx.vertx();
        redis = Redis.createClient(vertx, server.url());
        limiter = new Limiter(vertx, redis, PATIENCE);
    }

    @AfterAll
    static void stop() {
        result(vertx.close());
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
        Limiter another = new Limiter(vertx, ofAnother, PATIENCE);
        result(another.count(List.of(narrow)));
        count(narrow);

        assertThat(result(another.count(List.of(narrow))).admitted()).isFalse();
        ofAnother.close();
    }

    @Test
    void beginsAnewWhenRedisWasWiped() {
        count(narrow);
        count(narrow);
        assertThat(count(narrow).admitted()).isFalse();

        result(redis.send(Request.cmd(Command.FLUSHALL)));
        result(redis.send(Request.cmd(Command.SCRIPT).arg("FLUSH")));

        assertThat(count(narrow).allowances()).extracting(Allowance::left).containsExactly(1L);
    }

    @Test
    void goesOnOverAnotherConnectionWhenItsOwnBroke() {
        result(limiter.count(List.of(narrow)));

        Request kill = Request.cmd(Command.CLIENT)
                .arg("KILL")
                .arg("TYPE")
                .arg("normal")
                .arg("SKIPME")
                .arg("yes");
        assertThat(result(redis.send(kill)).toInteger()).isPositive();

        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> result(limiter.count(List.of(narrow))).admitted());
    }

    @Test
    void answersWhereItWasAsked() {
        Context caller = vertx.getOrCreateContext();
        CompletableFuture<Boolean> there = new CompletableFuture<>();

        caller.runOnContext(now ->
                limiter.count(List.of(narrow)).onComplete(counted -> there.complete(Vertx.currentContext() == caller)));

        assertThat(there.join()).isTrue();
    }

    @Test
    void failsWithoutRedis() {
        Redis absent = Redis.createClient(vertx, "redis://localhost:1");

        assertThatThrownBy(() -> result(new Limiter(vertx, absent, PATIENCE).count(List.of(narrow))))
                .isNotNull();
        absent.close();
    }

    private static Tally count(Limit... limits) {
        return result(limiter.count(List.of(limits)));
    }

    private static <T> T result(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
