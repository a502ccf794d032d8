package io.tidings.bench.queue;

import io.tidings.testkit.Provisioning;
import io.tidings.testkit.embedded.Directories;
import io.tidings.testkit.embedded.EmbeddedKafka;
import io.tidings.testkit.embedded.EmbeddedPostgres18;
import io.tidings.testkit.embedded.EmbeddedRedis;
import io.tidings.testkit.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;

/** A durable PostgreSQL, a Kafka and a Redis without persistence, for one run of the bench. */
final class QueueStack implements AutoCloseable {

    static final String PASSWORD = "tidings";
    private static final String DATABASE = "tidings_messaging";

    private final Path home;
    private final EmbeddedPostgres18 postgres;
    private final EmbeddedKafka kafka;
    private final EmbeddedRedis redis;
    private final AtomicBoolean closed = new AtomicBoolean();

    private QueueStack(Path home, EmbeddedPostgres18 postgres) {
        this.home = home;
        this.postgres = postgres;
        this.kafka = EmbeddedKafka.startTemporary();
        this.redis = EmbeddedRedis.startTemporary();
    }

    static QueueStack start() {
        try {
            Path home = Files.createTempDirectory("tidings-bench-queue");
            configure(home);
            QueueStack stack = new QueueStack(home, postgres(home));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commit times tell when a result became durable; statements tell where the time goes. */
    private static void configure(Path home) {
        try (EmbeddedPostgres18 first = postgres(home)) {
            QueueDatabase admin = new QueueDatabase(first.adminUrl());
            admin.run("ALTER SYSTEM SET track_commit_timestamp = on");
            admin.run("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
            new Provisioning(first.adminUrl(), new Properties(), PASSWORD).provision(List.of(DATABASE));
        }
    }

    private static EmbeddedPostgres18 postgres(Path home) {
        return EmbeddedPostgres18.start(new EmbeddedPostgres18.Options(
                FreePorts.next(),
                home.resolve("data"),
                true,
                true,
                home.resolve("postgres.log"),
                Duration.ofMinutes(1)));
    }

    Path home() {
        return home;
    }

    QueueDatabase database() {
        return new QueueDatabase(postgres.adminUrl().replaceFirst("/postgres\\?", "/" + DATABASE + "?"));
    }

    String postgresAddress() {
        return "localhost:" + postgres.port();
    }

    long postgresPid() {
        return postgres.pid();
    }

    String kafkaServers() {
        return kafka.bootstrapServers();
    }

    int redisPort() {
        return redis.port();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            postgres.close();
            Directories.delete(home);
        }
    }
}
