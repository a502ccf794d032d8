package io.tidings.broadcast.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service's database, as one of its roles sees it. */
public final class Database {

    private final String role;
    private final String begin;

    private Database(String role, String begin) {
        this.role = role;
        this.begin = begin;
    }

    /** All workspaces. */
    public static Database asWorker() {
        return new Database("tidings_worker", "SELECT 1");
    }

    /** What a request of that workspace sees. */
    public static Database asApp(UUID workspace) {
        return new Database("tidings_app", "SELECT set_config('tidings.workspace', '" + workspace + "', false)");
    }

    /** The first column of all rows. */
    public List<Object> column(String query, Object... values) {
        List<Object> found = new ArrayList<>();
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, query, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getObject(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The single number that the query answers. */
    public long number(String query, Object... values) {
        return ((Number) column(query, values).getFirst()).longValue();
    }

    /** The single text that the query answers. */
    public String text(String query, Object... values) {
        return String.valueOf(column(query, values).getFirst());
    }

    /** Changes rows, and answers how many. */
    public int change(String statement, Object... values) {
        try (Connection connection = connect();
                PreparedStatement prepared = prepared(connection, statement, values)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes rows in a transaction that lasts until it is closed, and commits then. */
    public Change begin(String statement, Object... values) {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            prepared(connection, statement, values).executeUpdate();
            return () -> {
                connection.commit();
                connection.close();
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A change that has not been committed. */
    public interface Change extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private Connection connect() throws SQLException {
        var config = ConfigProvider.getConfig();
        String url = "jdbc:postgresql://" + config.getValue("tidings.postgres", String.class) + "/tidings_broadcast";
        Connection connection =
                DriverManager.getConnection(url, role, config.getValue("tidings.postgres.password", String.class));
        connection.createStatement().execute(begin);
        return connection;
    }
}
