package io.tidings.local.setting;

import java.net.URI;
import java.util.Properties;

/**
 * The address of a PostgreSQL server and its superuser.
 *
 * @param user the superuser
 * @param password empty when the server asks for none
 */
public record PostgresUrl(String host, int port, String user, String password) {
    private static final int DEFAULT_PORT = 5432;

    /** The embedded server. */
    public static PostgresUrl embedded(int port) {
        return new PostgresUrl("localhost", port, "postgres", "");
    }

    /** Reads {@code postgresql://user:password@host:port}. */
    public static PostgresUrl parse(String text) {
        URI uri = URI.create(text.strip());
        String scheme = uri.getScheme();
        if (uri.getHost() == null || !("postgresql".equals(scheme) || "postgres".equals(scheme))) {
            throw new LocalFault("TIDINGS_POSTGRES_URL must look like postgresql://user:password@host:port");
        }
        String[] user = uri.getUserInfo() == null
                ? new String[] {"postgres"}
                : uri.getUserInfo().split(":", 2);
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        return new PostgresUrl(uri.getHost(), port, user[0], user.length > 1 ? user[1] : "");
    }

    /** {@code host:port}. */
    public String address() {
        return host + ":" + port;
    }

    /** JDBC address of the server's own database. */
    public String adminJdbc() {
        return "jdbc:postgresql://" + address() + "/postgres";
    }

    /** The superuser's credentials for JDBC. */
    public Properties credentials() {
        Properties credentials = new Properties();
        credentials.setProperty("user", user);
        if (!password.isEmpty()) {
            credentials.setProperty("password", password);
        }
        return credentials;
    }
}
