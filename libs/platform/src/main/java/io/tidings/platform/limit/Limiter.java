package io.tidings.platform.limit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Counts tries against limits in Redis: GCRA on Redis' own clock, one round trip for all limits of a try. */
public final class Limiter {

    private static final String SOURCE = "/redis/gcra.lua";

    private final Redis redis;
    private final Duration patience;
    private final String script = script();

    /** @param patience how long Redis is waited for; counting fails after that */
    public Limiter(Redis redis, Duration patience) {
        this.redis = redis;
        this.patience = patience;
    }

    /** Counts a try against all of the limits, or against none when one refuses it; fails without Redis. */
    public Uni<Tally> count(List<Limit> limits) {
        return redis.send(counting(limits)).ifNoItem().after(patience).fail().map(response -> tally(limits, response));
    }

    /** Gives back everything that was counted under this key; fails without Redis. */
    public Uni<Void> reset(String key) {
        return redis.send(Request.cmd(Command.DEL).arg(key))
                .ifNoItem()
                .after(patience)
                .fail()
                .replaceWithVoid();
    }

    private Request counting(List<Limit> limits) {
        Request request = Request.cmd(Command.EVAL).arg(script).arg(limits.size());
        limits.forEach(limit -> request.arg(limit.key()));
        limits.forEach(limit -> request.arg(limit.interval()).arg(limit.burst()));
        return request;
    }

    private static Tally tally(List<Limit> limits, Response response) {
        List<Allowance> allowances = IntStream.range(0, limits.size())
                .mapToObj(i -> limits.get(i).allowance(response.get(i + 1).toLong()))
                .toList();
        return new Tally(Duration.of(response.get(0).toLong(), ChronoUnit.MICROS), allowances);
    }

    private static String script() {
        try (InputStream source = Objects.requireNonNull(Limiter.class.getResourceAsStream(SOURCE))) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
