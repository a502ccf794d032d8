package io.tidings.auth.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

/** Whoever has the database in hand, and can do what no role of the service may. */
public final class Superuser {
    private Superuser() {}

    /** Runs a statement. */
    public static void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one value that a query finds, as text. */
    public static String tell(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement in a transaction that goes on, with its locks, until it is closed. */
    public static Connection hold(String sql) {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect() throws SQLException {
        String admin = ConfigProvider.getConfig().getValue("tidings.test.postgres.admin", String.class);
        return DriverManager.getConnection(admin.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1tidings_auth"));
    }
}
