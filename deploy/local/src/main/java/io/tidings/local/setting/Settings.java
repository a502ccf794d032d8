package io.tidings.local.setting;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a suite lives and what it uses, from the environment.
 *
 * @param root the checkout
 * @param home the state folder
 * @param offset added to every port
 * @param postgres server that replaces the embedded PostgreSQL
 * @param kafka bootstrap servers that replace the embedded Kafka
 * @param redis address that replaces the embedded Redis
 * @param postgresPassword password of the three roles
 */
public record Settings(
        Path root,
        Home home,
        int offset,
        Optional<PostgresUrl> postgres,
        Optional<String> kafka,
        Optional<String> redis,
        String postgresPassword) {
    // beyond it lie the ports that the system itself hands out
    private static final int HIGHEST_OFFSET = 13_000;

    /** Reads the {@code TIDINGS_*} variables. */
    public static Settings of(Map<String, String> environment, Path root) {
        int offset = offset(environment.getOrDefault("TIDINGS_PORT_OFFSET", "0"));
        return new Settings(
                root,
                home(environment.getOrDefault("TIDINGS_HOME", ""), root, offset),
                offset,
                set(environment, "TIDINGS_POSTGRES_URL").map(PostgresUrl::parse),
                set(environment, "TIDINGS_KAFKA"),
                set(environment, "TIDINGS_REDIS"),
                set(environment, "TIDINGS_POSTGRES_PASSWORD").orElse("tidings"));
    }

    private static int offset(String text) {
        if (text.isBlank()) {
            return 0;
        }
        try {
            int offset = Integer.parseInt(text.strip());
            if (offset >= 0 && offset <= HIGHEST_OFFSET) {
                return offset;
            }
        } catch (NumberFormatException e) {
            throw new LocalFault("TIDINGS_PORT_OFFSET is not a number: " + text, e);
        }
        throw new LocalFault("TIDINGS_PORT_OFFSET must lie between 0 and " + HIGHEST_OFFSET + ": " + text);
    }

    private static Home home(String told, Path root, int offset) {
        if (!told.isBlank()) {
            return new Home(Path.of(told).toAbsolutePath().normalize());
        }
        Path standard = root.resolve(".tidings");
        return new Home(offset == 0 ? standard : standard.resolve(Integer.toString(offset)));
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The PostgreSQL server in use. */
    public PostgresUrl postgresInUse() {
        return postgres.orElseGet(() -> PostgresUrl.embedded(port(Port.POSTGRES)));
    }

    /** The Kafka bootstrap servers in use. */
    public String kafkaInUse() {
        return kafka.orElseGet(() -> "localhost:" + port(Port.KAFKA));
    }

    /** The Redis address in use. */
    public String redisInUse() {
        return redis.orElseGet(() -> "redis://localhost:" + port(Port.REDIS));
    }

    /** A port of this suite. */
    public int port(Port port) {
        return port.standard() + offset;
    }

    /** The base address of what listens on a port of this suite. */
    public String url(Port port) {
        return "http://localhost:" + port(port);
    }
}
