package io.tidings.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A row each of two workspaces in a table, and what the role of requests can do with them. Nothing of it is kept. */
final class TableTrial {
    /** Of PostgreSQL's insufficient_privilege: what a policy refuses, and what was never granted. */
    private static final String DENIED = "42501";

    /** Of unique_violation: no policy minded, so that an index had to. */
    private static final String TAKEN = "23505";

    private final Connection superuser;
    private final String table;
    private final String own = UUID.randomUUID().toString();
    private final String foreign = UUID.randomUUID().toString();
    private final List<String> offences = new ArrayList<>();

    /** @param superuser in a transaction */
    TableTrial(Connection superuser, String table) {
        this.superuser = superuser;
        this.table = table;
    }

    List<String> offences() throws SQLException {
        try {
            SampleRow sample = SampleRow.of(superuser, table);
            run("SET LOCAL lock_timeout = '20s'");
            // rules of rows that are no matter of workspaces: triggers, foreign keys, checks
            run("SET LOCAL session_replication_role = 'replica'");
            sample.dropChecks(superuser);
            run(sample.insert(own));
            run(sample.insert(foreign));
            boolean mayInsert = is("has_table_privilege('tidings_app', '" + table + "', 'INSERT')");
            run("SET LOCAL ROLE tidings_app");
            withoutWorkspace(sample);
            within(sample, mayInsert);
        } finally {
            superuser.rollback();
        }
        return offences;
    }

    private void withoutWorkspace(SampleRow sample) throws SQLException {
        enter("");
        expect(!touches("SELECT FROM " + table), "is shown to requests without a workspace");
        expect(!touches("DELETE FROM " + table), "is emptied by requests without a workspace");
        expect(!touches(sample.insert(own)), "takes rows of requests without a workspace");
    }

    private void within(SampleRow sample, boolean mayInsert) throws SQLException {
        enter(own);
        String foreignRow = " WHERE workspace = '" + foreign + "'";
        expect(!touches("SELECT FROM " + table + foreignRow), "shows rows of other workspaces");
        expect(!touches("UPDATE " + table + " SET workspace = workspace" + foreignRow), "lets others' rows be changed");
        expect(!touches("DELETE FROM " + table + foreignRow), "lets others' rows be deleted");
        expect(!touches(sample.insert(foreign)), "takes rows for other workspaces");
        expect(!touches("UPDATE " + table + " SET workspace = '" + foreign + "'"), "lets rows be given to others");
        // or else all of this would show nothing
        expect(!mayInsert || touches(sample.insert(own)), "takes no row of its own workspace either");
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            offences.add(table + " " + otherwise);
        }
    }

    private void enter(String workspace) throws SQLException {
        run("SET LOCAL tidings.workspace = '" + workspace + "'");
    }

    /** Whether the statement finds or changes a row; it doesn't when it is denied. */
    private boolean touches(String sql) throws SQLException {
        Savepoint before = superuser.setSavepoint();
        try (Statement statement = superuser.createStatement()) {
            if (!statement.execute(sql)) {
                return statement.getUpdateCount() > 0;
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next();
            }
        } catch (SQLException e) {
            return switch (e.getSQLState()) {
                case DENIED -> false;
                case TAKEN -> true;
                default -> throw e;
            };
        } finally {
            superuser.rollback(before);
        }
    }

    private boolean is(String expression) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + expression)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
