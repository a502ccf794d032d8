package io.tidings.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The suite's embedded PostgreSQL, read as its superuser. */
public record Database(SuiteUnderTest suite) {

    private static final int PORT = 15_432;

    /** Reads one row. */
    public interface Reader<T> {
        /** What the row means. */
        T read(ResultSet row) throws SQLException;
    }

    /** All rows, in their order. */
    public <T> List<T> rows(String database, String sql, Reader<T> reader, Object... parameters) {
        String url = "jdbc:postgresql://localhost:" + suite.port(PORT) + "/" + database + "?user=postgres";
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(reader.read(found));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(database + " could not be read", e);
        }
    }
}
