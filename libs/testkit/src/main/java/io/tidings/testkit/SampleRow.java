package io.tidings.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The least of a row that a table takes, of values that mean nothing.
 *
 * @param values an expression for each column that has to have one, but for the workspace
 */
record SampleRow(String table, Map<String, String> values) {
    private static final String COLUMNS = """
            SELECT quote_ident(a.attname) AS name, format_type(a.atttypid, a.atttypmod) AS type, t.typcategory AS category
              FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
             WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> 'workspace'
               AND a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''""";
    private static final String CHECKS =
            "SELECT quote_ident(conname) FROM pg_constraint WHERE contype = 'c' AND conrelid = ?::regclass";

    static SampleRow of(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            Map<String, String> values = new LinkedHashMap<>();
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                values.put(rows.getString("name"), value(rows.getString("type"), rows.getString("category")));
            }
            return new SampleRow(table, values);
        }
    }

    /** @param category of PostgreSQL's {@code typcategory} */
    private static String value(String type, String category) {
        String value = switch (category) {
            case "A" -> "'{}'";
            case "B" -> "true";
            case "D" -> "now()";
            case "E" -> "(enum_range(NULL::" + type + "))[1]";
            case "I" -> "'127.0.0.1'";
            case "N" -> "(random() * 30000)::int";
            case "S" -> "md5(random()::text)";
            case "T" -> "'1s'";
            default -> meaningless(type);
        };
        return value + "::" + type;
    }

    private static String meaningless(String type) {
        return switch (type) {
            case "bytea" -> "sha256(random()::text::bytea)";
            case "json", "jsonb" -> "'{}'";
            case "uuid" -> "gen_random_uuid()";
            default -> throw new IllegalArgumentException("what is a value of " + type + "? Say it here.");
        };
    }

    /** Lets the table take any values. */
    void dropChecks(Connection owner) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(CHECKS);
                Statement change = owner.createStatement()) {
            statement.setString(1, table);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                change.execute("ALTER TABLE " + table + " DROP CONSTRAINT " + rows.getString(1));
            }
        }
    }

    /** The statement that adds the row to that workspace. */
    String insert(String workspace) {
        return "INSERT INTO " + table + " ("
                + String.join(
                        ", ",
                        Stream.concat(Stream.of("workspace"), values.keySet().stream())
                                .toList())
                + ") VALUES ("
                + String.join(
                        ", ",
                        Stream.concat(Stream.of("'" + workspace + "'"), values.values().stream())
                                .toList())
                + ")";
    }
}
