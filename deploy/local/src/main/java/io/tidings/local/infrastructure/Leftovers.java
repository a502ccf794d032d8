package io.tidings.local.infrastructure;

import io.tidings.local.setting.Settings;
import java.util.Optional;

/** PostgreSQL and Redis of a suite, seen from outside the launcher. */
public final class Leftovers {
    private Leftovers() {}

    /** The postmaster, when it runs. */
    public static Optional<ProcessHandle> postgres(Settings settings) {
        return PostgresServer.leftover(settings.home().data().resolve("postgres"));
    }

    /** The Redis server, when it runs. */
    public static Optional<ProcessHandle> redis(Settings settings) {
        return RedisServer.leftover(settings);
    }

    /** Ends those that a killed launcher left running; answers how many. */
    public static int end(Settings settings) {
        Optional<ProcessHandle> postgres = postgres(settings);
        Optional<ProcessHandle> redis = redis(settings);
        postgres.ifPresent(PostgresServer::shutDown);
        redis.ifPresent(new RedisServer(settings)::stop);
        return (int) (postgres.stream().count() + redis.stream().count());
    }
}
