package io.tidings.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

/** The superuser's view of the test database, for what no role of the service may do. */
public final class Owner {

    private Owner() {}

    public static void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static long number(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect() throws SQLException {
        String admin = ConfigProvider.getConfig().getValue("tidings.test.postgres.admin", String.class);
        return DriverManager.getConnection(admin.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1tidings_platform"));
    }
}
