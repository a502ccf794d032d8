package io.tidings.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tidings.testkit.embedded.EmbeddedKafka;
import io.tidings.testkit.embedded.EmbeddedPostgres18;
import io.tidings.testkit.embedded.EmbeddedRedis;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The embedded stack as a Quarkus test resource: one PostgreSQL, Kafka and Redis a JVM, started when first asked for,
 * on free ports, ended with the JVM.
 *
 * <p>Init arguments: {@code parts} (of {@code postgres,kafka,redis}, all by default) and {@code database} (those to
 * create, all by default). What the services need to find the parts is returned as configuration; the keys are random.
 */
public final class TidingsStack implements QuarkusTestResourceLifecycleManager {
    // system properties, since Quarkus may load this class more than once in a JVM
    static final String PREFIX = "tidings.testkit.";
    static final String INWARD_KEY = "inward.key";
    private static final List<String> QUIET = List.of("org.apache.kafka", "kafka", "state.change.logger", "io.zonky");
    private static final String PASSWORD = "tidings";

    private List<String> parts = List.of("postgres", "kafka", "redis");
    private List<String> databases = Provisioning.DATABASES;

    @Override
    public void init(Map<String, String> arguments) {
        if (arguments.containsKey("parts")) {
            parts = List.of(arguments.getOrDefault("parts", "").split(","));
        }
        if (arguments.containsKey("database")) {
            databases = List.of(arguments.getOrDefault("database", "").split(","));
        }
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new TreeMap<>();
        config.put("quarkus.http.test-port", "0");
        QUIET.forEach(category -> config.put("quarkus.log.category.\"" + category + "\".level", "WARN"));
        List<CompletableFuture<Map<String, String>>> starting = List.of(
                part("keys", TidingsStack::keys),
                part("postgres", TidingsStack::postgres),
                part("kafka", TidingsStack::kafka),
                part("redis", TidingsStack::redis));
        starting.forEach(started -> config.putAll(started.join()));
        if (parts.contains("postgres")) {
            provision();
        }
        return config;
    }

    /** The parts outlive the tests of one application, for the next one; their own shutdown hooks end them. */
    @Override
    public void stop() {}

    private CompletableFuture<Map<String, String>> part(String name, Supplier<Map<String, String>> starter) {
        if (!name.equals("keys") && !parts.contains(name)) {
            return CompletableFuture.completedFuture(Map.of());
        }
        String marker = PREFIX + name;
        String known = System.getProperty(marker);
        if (known != null) {
            return CompletableFuture.completedFuture(remembered(known));
        }
        return CompletableFuture.supplyAsync(() -> {
            Map<String, String> config = starter.get();
            config.forEach((key, value) -> System.setProperty(PREFIX + key, value));
            System.setProperty(marker, String.join(",", config.keySet()));
            return config;
        });
    }

    private static Map<String, String> remembered(String keys) {
        Map<String, String> config = new TreeMap<>();
        for (String key : keys.split(",")) {
            config.put(key, System.getProperty(PREFIX + key, ""));
        }
        return config;
    }

    private static Map<String, String> postgres() {
        EmbeddedPostgres18 postgres = EmbeddedPostgres18.startTemporary();
        return Map.of(
                "tidings.postgres",
                "localhost:" + postgres.port(),
                "tidings.postgres.password",
                PASSWORD,
                "tidings.test.postgres.admin",
                postgres.adminUrl());
    }

    private void provision() {
        String admin = System.getProperty(PREFIX + "tidings.test.postgres.admin", "");
        new Provisioning(admin, new Properties(), PASSWORD).provision(databases);
    }

    private static Map<String, String> kafka() {
        EmbeddedKafka kafka = EmbeddedKafka.startTemporary();
        return Map.of("kafka.bootstrap.servers", kafka.bootstrapServers());
    }

    private static Map<String, String> redis() {
        EmbeddedRedis redis = EmbeddedRedis.startTemporary();
        return Map.of("quarkus.redis.hosts", redis.url());
    }

    private static Map<String, String> keys() {
        InwardKey key = InwardKey.generate();
        System.setProperty(PREFIX + INWARD_KEY, key.privateJwk());
        return Map.of(
                "tidings.peers.auth",
                JwksServer.start(key).baseUrl(),
                "tidings.service.key",
                randomKey(),
                "tidings.secrets.keys",
                "k1=" + randomKey(),
                "tidings.secrets.active",
                "k1");
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
