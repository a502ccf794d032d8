package io.tidings.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/**
 * Creates the three roles and the services' databases in a PostgreSQL server, where they are missing.
 *
 * <p>{@code tidings_owner} owns the databases and runs migrations, {@code tidings_app} is bound by row-level security,
 * {@code tidings_worker} bypasses it.
 */
public final class Provisioning {
    /** The database of each service that exists. */
    public static final List<String> DATABASES =
            List.of("tidings_auth", "tidings_broadcast", "tidings_messaging", "tidings_billing");

    private final String adminUrl;
    private final Properties credentials;
    private final String password;

    /**
     * Provisions through a superuser.
     *
     * @param adminUrl JDBC address of any database of the server
     * @param credentials the superuser's {@code user} and {@code password}, empty when the address has them
     * @param password given to all three roles
     */
    public Provisioning(String adminUrl, Properties credentials, String password) {
        this.adminUrl = adminUrl;
        this.credentials = credentials;
        this.password = password;
    }

    /** Creates what is missing; running it again changes nothing but the passwords. */
    public void provision(List<String> databases) {
        try (Connection admin = DriverManager.getConnection(adminUrl, credentials)) {
            role(admin, "tidings_owner", "NOBYPASSRLS");
            role(admin, "tidings_app", "NOBYPASSRLS");
            role(admin, "tidings_worker", "BYPASSRLS");
            for (String database : databases) {
                database(admin, database);
                privileges(database);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL could not be provisioned", e);
        }
    }

    private void role(Connection admin, String name, String attributes) throws SQLException {
        String verb = exists(admin, "SELECT 1 FROM pg_roles WHERE rolname = ?", name) ? "ALTER" : "CREATE";
        String literal = "'" + password.replace("'", "''") + "'";
        run(admin, verb + " ROLE " + name + " LOGIN " + attributes + " PASSWORD " + literal);
    }

    private static void database(Connection admin, String name) throws SQLException {
        if (!exists(admin, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            run(admin, "CREATE DATABASE " + name + " OWNER tidings_owner ENCODING 'UTF8' TEMPLATE template0");
        }
    }

    private void privileges(String database) throws SQLException {
        try (Connection inside = DriverManager.getConnection(urlOf(adminUrl, database), credentials)) {
            run(inside, "REVOKE CONNECT, TEMPORARY ON DATABASE " + database + " FROM PUBLIC");
            run(inside, "GRANT CONNECT ON DATABASE " + database + " TO tidings_app, tidings_worker");
            run(inside, "ALTER SCHEMA public OWNER TO tidings_owner");
            run(inside, "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
            run(inside, "GRANT USAGE ON SCHEMA public TO tidings_app, tidings_worker");
        }
    }

    /** The address of another database of the same server. */
    static String urlOf(String adminUrl, String database) {
        return adminUrl.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + database);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
