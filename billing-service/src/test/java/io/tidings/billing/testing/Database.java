package io.tidings.billing.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service's database, by hand. */
public final class Database {
    private Database() {}

    /** As the role of consumers and sweeps. */
    public static Connection asWorker() throws SQLException {
        return as("tidings_worker");
    }

    /** As the role of requests, in a transaction of the workspace that nobody commits. */
    public static Connection inWorkspace(UUID workspace) throws SQLException {
        Connection connection = as("tidings_app");
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("SELECT set_config('tidings.workspace', ?, true)")) {
            statement.setString(1, workspace.toString());
            statement.execute();
        }
        return connection;
    }

    /** The single number that a question is answered with. */
    public static long number(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection as(String role) throws SQLException {
        var config = ConfigProvider.getConfig();
        String url = "jdbc:postgresql://" + config.getValue("tidings.postgres", String.class) + "/tidings_billing";
        return DriverManager.getConnection(url, role, config.getValue("tidings.postgres.password", String.class));
    }
}
