package io.tidings.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidings.local.process.DetachedStart;
import io.tidings.local.process.PortOwner;
import io.tidings.local.process.Signals;
import io.tidings.local.setting.Port;
import io.tidings.local.setting.Settings;
import io.tidings.local.suite.Health;
import io.tidings.testkit.embedded.EmbeddedRedis;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process of its own, killed and started again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InfrastructureIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path home;

    private static Settings settings;
    private static ProcessHandle launcher;

    @BeforeAll
    static void startOnce() throws Exception {
        settings =
                Settings.of(Map.of("TIDINGS_HOME", home.toRealPath().toString(), "TIDINGS_PORT_OFFSET", "11000"), home);
        launcher = start();
        try (Connection owner = connect();
                Admin admin = Admin.create(Map.of("bootstrap.servers", settings.kafkaInUse()))) {
            owner.createStatement().execute("CREATE TABLE kept (id int)");
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void end() {
        Signals.end(launcher, PATIENCE);
        Leftovers.end(settings);
    }

    @Test
    @Order(1)
    void takesOverWhatAKilledLauncherLeft() throws Exception {
        long postgres = Leftovers.postgres(settings).orElseThrow().pid();
        long redis = Leftovers.redis(settings).orElseThrow().pid();
        kill(launcher);
        assertThat(Leftovers.postgres(settings)).isPresent();

        launcher = start();

        assertThat(Leftovers.postgres(settings).orElseThrow().pid()).isEqualTo(postgres);
        assertThat(Leftovers.redis(settings).orElseThrow().pid()).isEqualTo(redis);
        assertThatAllIsKept();
    }

    @Test
    @Order(2)
    void startsPostgresAgainWhenItDies() throws Exception {
        ProcessHandle postgres = Leftovers.postgres(settings).orElseThrow();

        kill(postgres);

        awaitHealth();
        assertThat(Leftovers.postgres(settings).orElseThrow().pid()).isNotEqualTo(postgres.pid());
        assertThatAllIsKept();
    }

    @Test
    @Order(3)
    void startsRedisAgainWhenItDies() {
        kill(Leftovers.redis(settings).orElseThrow());

        await().atMost(PATIENCE).until(() -> EmbeddedRedis.answers(settings.port(Port.REDIS)));
    }

    /** As when the launcher is killed between the start of the server and anything that it could note about it. */
    @Test
    @Order(4)
    void takesOverARedisThatNoLauncherSawAnswer() {
        kill(launcher);
        kill(Leftovers.redis(settings).orElseThrow());
        EmbeddedRedis unseen = EmbeddedRedis.start(new EmbeddedRedis.Options(
                settings.port(Port.REDIS),
                settings.home().data().resolve("redis"),
                settings.home().log("redis")));

        launcher = start();

        assertThat(Leftovers.redis(settings)).map(ProcessHandle::pid).contains(unseen.pid());
    }

    @Test
    @Order(5)
    void startsPostgresAfterBothWereKilled() throws Exception {
        ProcessHandle postgres = Leftovers.postgres(settings).orElseThrow();
        kill(launcher);
        kill(postgres);

        launcher = start();

        assertThatAllIsKept();
    }

    @Test
    @Order(6)
    void leavesNoProcessWhenItEndsInAnOrderlyWay() throws Exception {
        launcher.destroy();

        assertThat(Signals.awaitEnd(launcher, PATIENCE)).isTrue();
        assertThat(Leftovers.postgres(settings)).isEmpty();
        assertThat(Leftovers.redis(settings)).isEmpty();
        assertThat(List.of(Port.POSTGRES, Port.REDIS, Port.KAFKA, Port.LAUNCHER))
                .noneMatch(port -> PortOwner.isTaken(settings.port(port)));

        launcher = start();
        assertThatAllIsKept();
    }

    private static ProcessHandle start() {
        ProcessHandle process = DetachedStart.start(new DetachedStart.Order(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dtidings.root=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Infrastructure.class.getName()),
                Map.of("TIDINGS_HOME", settings.home().path().toString(), "TIDINGS_PORT_OFFSET", "11000"),
                settings.home().path(),
                settings.home().log("infrastructure")));
        awaitHealth();
        return process;
    }

    private static void awaitHealth() {
        Health health = new Health(settings);
        await().atMost(PATIENCE).until(() -> health.isReady(Port.LAUNCHER) && canConnect());
    }

    private static boolean canConnect() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + settings.postgresInUse().address() + "/tidings_auth",
                "tidings_owner",
                "tidings");
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        assertThat(Signals.awaitEnd(process, PATIENCE)).isTrue();
    }

    private static void assertThatAllIsKept() throws Exception {
        try (Connection owner = connect();
                Admin admin = Admin.create(Map.of("bootstrap.servers", settings.kafkaInUse()))) {
            assertThat(owner.createStatement()
                            .executeQuery("SELECT count(*) FROM kept")
                            .next())
                    .isTrue();
            assertThat(admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .contains("kept");
        }
    }
}
