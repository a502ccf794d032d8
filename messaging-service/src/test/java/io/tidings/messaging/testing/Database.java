package io.tidings.messaging.testing;

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

    /** Changes rows, and answers how many. */
    public int change(String statement, Object... values) {
        try (Connection connection = connect();
                PreparedStatement prepared = prepared(connection, statement, values)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps everybody from writing a table until the lock is closed. */
    public Lock lock(String table) {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            connection.createStatement().execute("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
            return new Lock(connection, table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has what a claim of the shard has, until it is closed. */
    public Claim claim(int shard) {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            prepared(connection, "SELECT pg_advisory_xact_lock_shared(7002, ?)", shard)
                    .execute();
            return new Claim(connection);
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

    private Connection connect() throws SQLException {
        var config = ConfigProvider.getConfig();
        String url = "jdbc:postgresql://" + config.getValue("tidings.postgres", String.class) + "/tidings_messaging";
        Connection connection =
                DriverManager.getConnection(url, role, config.getValue("tidings.postgres.password", String.class));
        connection.createStatement().execute(begin);
        return connection;
    }

    /** A claim that is under way. */
    public static final class Claim implements AutoCloseable {

        private final Connection connection;

        private Claim(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A table that nobody else can write. */
    public final class Lock implements AutoCloseable {

        private final Connection connection;
        private final String table;

        private Lock(Connection connection, String table) {
            this.connection = connection;
            this.table = table;
        }

        /** Whether a request waits to write it. */
        public boolean isWaitedFor() {
            return number("""
                            SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                             WHERE l.relation = ?::regclass AND NOT l.granted AND a.usename = 'tidings_app'""", table) > 0;
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }
}
