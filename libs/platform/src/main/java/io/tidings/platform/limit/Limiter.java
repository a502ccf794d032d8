package io.tidings.platform.limit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Counts tries against limits in Redis: GCRA on Redis' own clock, one round trip for all limits of a try. */
public final class Limiter {

    private static final String SOURCE = "/redis/gcra.lua";
    /** The error code of Redis that doesn't have the script of that hash, since it is new or was emptied. */
    private static final String UNKNOWN_SCRIPT = "NOSCRIPT";

    private final Lines lines;
    private final Duration patience;
    private final String script = script();
    private final String hash = hash(script);

    /** @param patience how long Redis is waited for; counting fails after that */
    public Limiter(Vertx vertx, Redis redis, Duration patience) {
        this.lines = new Lines(vertx, redis);
        this.patience = patience;
    }

    /** Counts a try against all of the limits, or against none when one refuses it; fails without Redis. */
    public Future<Tally> count(List<Limit> limits) {
        return lines.send(counting(Command.EVALSHA, hash, limits))
                .recover(failure -> isUnknownScript(failure)
                        ? lines.send(counting(Command.EVAL, script, limits))
                        : Future.failedFuture(failure))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .map(response -> tally(limits, response));
    }

    /** Gives back everything that was counted under this key; fails without Redis. */
    public Future<Void> reset(String key) {
        return lines.send(Request.cmd(Command.DEL).arg(key))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .mapEmpty();
    }

    private static Request counting(Command command, String script, List<Limit> limits) {
        Request request = Request.cmd(command).arg(script).arg(limits.size());
        limits.forEach(limit -> request.arg(limit.key()));
        limits.forEach(limit -> request.arg(limit.interval()).arg(limit.burst()));
        return request;
    }

    private static boolean isUnknownScript(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().startsWith(UNKNOWN_SCRIPT);
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

    /** What Redis knows a script by. */
    private static String hash(String script) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
