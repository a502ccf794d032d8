package io.tidings.bench.queue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The sender's database, as its superuser sees it. */
final class QueueDatabase {

    private final String url;

    QueueDatabase(String url) {
        this.url = url;
    }

    /** The single number that the query answers. */
    double number(String query, Object... values) {
        return ((Number) rows(query, values).getFirst().values().iterator().next()).doubleValue();
    }

    /** All rows, by the names of their columns. */
    List<Map<String, Object>> rows(String query, Object... values) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = prepared(connection, query, values);
                ResultSet found = statement.executeQuery()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (found.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.put(found.getMetaData().getColumnLabel(i), found.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A value that the row has. */
    static Object value(Map<String, Object> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    /** A number that the row has. */
    static double decimal(Map<String, Object> row, String column) {
        return ((Number) value(row, column)).doubleValue();
    }

    /** Runs a statement that answers no rows. */
    void run(String statement, Object... values) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement prepared = prepared(connection, statement, values)) {
            prepared.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A snapshot that stays open until it is closed. */
    AutoCloseable snapshot() {
        try {
            Connection connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.createStatement().execute("SELECT FROM shard_owner");
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
