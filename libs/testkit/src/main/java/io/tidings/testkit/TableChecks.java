package io.tidings.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the role of requests sees and changes in a service's database, whatever its statements ask for. It is tried on each
 * table that the catalogue has, so that a new one without protection is found.
 */
public final class TableChecks {
    private static final String TABLES = """
            SELECT c.oid::regclass::text AS name, c.relispartition AS partition,
                   c.relkind IN ('r', 'p') AND EXISTS (
                       SELECT FROM pg_attribute a
                        WHERE a.attrelid = c.oid AND a.attname = 'workspace' AND a.atttypid = 'uuid'::regtype) AS of_workspace,
                   c.relrowsecurity AND c.relforcerowsecurity AS forced,
                   has_table_privilege('tidings_app', c.oid, 'TRUNCATE, REFERENCES, TRIGGER, MAINTAIN') AS too_much
              FROM pg_class c
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relnamespace = 'public'::regnamespace
               AND (has_table_privilege('tidings_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
                    OR has_any_column_privilege('tidings_app', c.oid, 'SELECT, INSERT, UPDATE'))
             ORDER BY name""";

    private final String url;
    private final Map<String, String> shared;

    private TableChecks(String url, Map<String, String> shared) {
        this.url = url;
        this.shared = Map.copyOf(shared);
    }

    /**
     * Of a database of the running stack, with its tables.
     *
     * @param shared the tables within reach of requests that have no workspace's uuid in a column {@code workspace}, each with the reason
     */
    public static TableChecks of(String database, Map<String, String> shared) {
        String admin = Objects.requireNonNull(System.getProperty(TidingsStack.PREFIX + "tidings.test.postgres.admin"));
        return new TableChecks(Provisioning.urlOf(admin, database), shared);
    }

    /** What is wrong with which table; empty when each keeps workspaces apart. */
    public List<String> offences() {
        try (Connection superuser = DriverManager.getConnection(url)) {
            superuser.setAutoCommit(false);
            List<Table> tables = tables(superuser);
            List<String> offences = new ArrayList<>(unknown(tables));
            for (Table table : tables) {
                offences.addAll(offences(superuser, table));
            }
            return offences;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> offences(Connection superuser, Table table) throws SQLException {
        if (table.isPartition()) {
            return List.of(table.name() + " is a partition, and within reach of requests by its own name");
        }
        if (!table.isOfWorkspace()) {
            return shared.containsKey(table.name())
                    ? List.of()
                    : List.of(table.name() + " has no workspace, is within reach of requests, and nobody says why");
        }
        List<String> offences = new ArrayList<>();
        if (!table.isForced()) {
            offences.add(table.name() + " has no row-level security that binds its owner too");
        }
        if (table.hasTooMuch()) {
            offences.add(table.name() + " is open to requests for what row-level security doesn't bind");
        }
        offences.addAll(new TableTrial(superuser, table.name()).offences());
        return offences;
    }

    /** Reasons for what isn't there, or needs none. */
    private List<String> unknown(List<Table> tables) {
        TreeSet<String> names = new TreeSet<>(shared.keySet());
        tables.stream().filter(table -> !table.isOfWorkspace()).map(Table::name).forEach(names::remove);
        return names.stream()
                .map(name -> name + " is no table without a workspace that requests reach")
                .toList();
    }

    private static List<Table> tables(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            Stream.Builder<Table> tables = Stream.builder();
            while (rows.next()) {
                tables.add(new Table(
                        rows.getString("name"),
                        rows.getBoolean("partition"),
                        rows.getBoolean("of_workspace"),
                        rows.getBoolean("forced"),
                        rows.getBoolean("too_much")));
            }
            return tables.build().toList();
        }
    }

    private record Table(
            String name, boolean isPartition, boolean isOfWorkspace, boolean isForced, boolean hasTooMuch) {}
}
