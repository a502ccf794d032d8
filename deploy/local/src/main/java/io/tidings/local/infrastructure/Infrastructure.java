package io.tidings.local.infrastructure;

import io.tidings.local.setting.Port;
import io.tidings.local.setting.Settings;
import io.tidings.testkit.embedded.EmbeddedKafka;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;

/**
 * The launcher process: Kafka inside, PostgreSQL and Redis beside it, as far as nothing in the environment replaces
 * them. Health is up when all of them run and PostgreSQL is provisioned. Killed, it leaves PostgreSQL and Redis to its
 * successor.
 */
public final class Infrastructure {
    private static final Logger LOG = System.getLogger(Infrastructure.class.getName());

    private final Settings settings;
    private final Provisioner provisioner;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Keeper> keepers = new ArrayList<>();
    private volatile @Nullable EmbeddedKafka kafka;

    private Infrastructure(Settings settings) {
        this.settings = settings;
        this.provisioner = new Provisioner(settings);
    }

    /** Runs until it is told to end. */
    @SuppressWarnings("try") // the lock is held, not used
    public static void main(String[] arguments) throws IOException {
        configureLogging();
        Path root = Path.of(System.getProperty("tidings.root", "."));
        Settings settings = Settings.of(System.getenv(), root);
        Files.createDirectories(settings.home().data());
        try (FileChannel lockFile = lockFile(settings);
                FileLock lock = lockFile.tryLock()) {
            if (lock == null) {
                throw new IllegalStateException(
                        "another launcher owns " + settings.home().data());
            }
            new Infrastructure(settings).run();
        }
    }

    private static FileChannel lockFile(Settings settings) throws IOException {
        Path file = settings.home().run().resolve("infrastructure.lock");
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void configureLogging() throws IOException {
        try (var configuration = Infrastructure.class.getResourceAsStream("/launcher-logging.properties")) {
            LogManager.getLogManager().readConfiguration(configuration);
        }
    }

    private void run() throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        new HealthServer(this::isReady).listen(settings.port(Port.LAUNCHER));
        if (settings.postgres().isEmpty()) {
            keepers.add(new Keeper(new PostgresServer(settings), settings.home().run()).begin());
        }
        if (settings.redis().isEmpty()) {
            keepers.add(new Keeper(new RedisServer(settings), settings.home().run()).begin());
        }
        Thread.ofVirtual().start(provisioner::provision);
        if (settings.kafka().isEmpty()) {
            startKafka();
        }
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startKafka() {
        EmbeddedKafka started = EmbeddedKafka.start(new EmbeddedKafka.Options(
                settings.port(Port.KAFKA),
                settings.port(Port.KAFKA_CONTROLLER),
                settings.home().data().resolve("kafka")));
        kafka = started;
        LOG.log(Level.INFO, "kafka serves at {0}", started.bootstrapServers());
    }

    private boolean isReady() {
        boolean kafkaServes = settings.kafka().isPresent() || kafka != null;
        return kafkaServes && provisioner.isDone() && keepers.stream().allMatch(keeper -> keeper.pid() > 0);
    }

    private void close() {
        List<Thread> ends = new ArrayList<>();
        Optional.ofNullable(kafka)
                .ifPresent(running -> ends.add(Thread.ofPlatform().start(running::close)));
        keepers.forEach(keeper -> ends.add(Thread.ofPlatform().start(keeper::close)));
        ends.forEach(Infrastructure::join);
        ended.countDown();
    }

    private static void join(Thread end) {
        try {
            end.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
