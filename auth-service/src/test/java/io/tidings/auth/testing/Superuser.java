package io.tidings.auth.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Whoever has the database in hand, and can do what no role of the service may. */
public final class Superuser {
    private Superuser() {}

    /** Runs a statement. */
    public static void run(String sql) {
        String admin = ConfigProvider.getConfig().getValue("tidings.test.postgres.admin", String.class);
        String url = admin.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1tidings_auth");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
