package io.tidings.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableChecksTest {
    private static final String DATABASE = "tidings_tables";
    private static final String CURRENT = "nullif(current_setting('tidings.workspace', true), '')::uuid";
    private static final String COLUMNS =
            " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, workspace uuid NOT NULL,"
                    + " name text NOT NULL, price numeric(19, 4) NOT NULL CHECK (price < 0), body bytea NOT NULL, at timestamptz NOT NULL)";

    private static Map<String, String> config = Map.of();

    @BeforeAll
    static void startStack() {
        TidingsStack stack = new TidingsStack();
        stack.init(Map.of("parts", "postgres", "database", DATABASE));
        config = stack.start();
    }

    @BeforeEach
    void emptyDatabase() {
        asOwner("DROP SCHEMA public CASCADE");
        asOwner("CREATE SCHEMA public");
        asOwner("GRANT USAGE ON SCHEMA public TO tidings_app");
        asOwner("ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tidings_app");
    }

    @Test
    void findsNothingWhereWorkspacesAreKeptApart() {
        asOwner("CREATE TABLE parcel" + COLUMNS);
        protect("parcel", "FORCE", CURRENT);

        assertThat(offences(Map.of())).isEmpty();
    }

    @Test
    void findsATableThatNothingProtects() {
        asOwner("CREATE TABLE parcel" + COLUMNS);

        assertThat(offences(Map.of()))
                .containsExactly(
                        "parcel has no row-level security that binds its owner too",
                        "parcel is shown to requests without a workspace",
                        "parcel is emptied by requests without a workspace",
                        "parcel takes rows of requests without a workspace",
                        "parcel shows rows of other workspaces",
                        "parcel lets others' rows be changed",
                        "parcel lets others' rows be deleted",
                        "parcel takes rows for other workspaces",
                        "parcel lets rows be given to others");
    }

    @Test
    void findsAPolicyThatForgetsWhoWrites() {
        asOwner("CREATE TABLE parcel" + COLUMNS);
        asOwner("ALTER TABLE parcel ENABLE ROW LEVEL SECURITY");
        asOwner("ALTER TABLE parcel FORCE ROW LEVEL SECURITY");
        asOwner("CREATE POLICY workspace ON parcel USING (workspace = " + CURRENT + ") WITH CHECK (true)");

        assertThat(offences(Map.of()))
                .containsExactly(
                        "parcel takes rows of requests without a workspace",
                        "parcel takes rows for other workspaces",
                        "parcel lets rows be given to others");
    }

    @Test
    void findsAPolicyThatTakesNoWorkspaceForAll() {
        asOwner("CREATE TABLE parcel" + COLUMNS);
        protect("parcel", "FORCE", "coalesce(" + CURRENT + ", workspace)");

        assertThat(offences(Map.of()))
                .containsExactly(
                        "parcel is shown to requests without a workspace",
                        "parcel is emptied by requests without a workspace",
                        "parcel takes rows of requests without a workspace");
    }

    @Test
    void findsSecurityThatItsOwnerPasses() {
        asOwner("CREATE TABLE parcel" + COLUMNS);
        protect("parcel", "NO FORCE", CURRENT);

        assertThat(offences(Map.of())).containsExactly("parcel has no row-level security that binds its owner too");
    }

    @Test
    void findsThatItTriedNothing() {
        asOwner("CREATE TABLE parcel" + COLUMNS);
        protect("parcel", "FORCE", "NULL");

        assertThat(offences(Map.of())).containsExactly("parcel takes no row of its own workspace either");
    }

    @Test
    void findsAPartitionThatCanBeAskedByItsOwnName() {
        asOwner("CREATE TABLE parcel (workspace uuid NOT NULL, shard int NOT NULL) PARTITION BY LIST (shard)");
        protect("parcel", "FORCE", CURRENT);
        asOwner("CREATE TABLE parcel_rest PARTITION OF parcel DEFAULT");

        assertThat(offences(Map.of()))
                .containsExactly("parcel_rest is a partition, and within reach of requests by its own name");

        asOwner("REVOKE ALL ON parcel_rest FROM tidings_app");
        assertThat(offences(Map.of())).isEmpty();
    }

    @Test
    void findsARightThatNoPolicyBinds() {
        asOwner("CREATE TABLE parcel" + COLUMNS);
        protect("parcel", "FORCE", CURRENT);
        asOwner("GRANT TRUNCATE ON parcel TO tidings_app");

        assertThat(offences(Map.of()))
                .containsExactly("parcel is open to requests for what row-level security doesn't bind");
    }

    @Test
    void wantsAReasonForWhatHasNoWorkspace() {
        asOwner("CREATE TABLE country (code text)");
        asOwner("CREATE TABLE hidden (code text)");
        asOwner("REVOKE ALL ON hidden FROM tidings_app");

        assertThat(offences(Map.of()))
                .containsExactly("country has no workspace, is within reach of requests, and nobody says why");
        assertThat(offences(Map.of("country", "the same for all"))).isEmpty();
        assertThat(offences(Map.of("country", "the same for all", "hidden", "nobody sees it")))
                .containsExactly("hidden is no table without a workspace that requests reach");
    }

    private static void protect(String table, String force, String workspace) {
        asOwner("ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
        asOwner("ALTER TABLE " + table + " " + force + " ROW LEVEL SECURITY");
        asOwner("CREATE POLICY workspace ON " + table + " USING (workspace = " + workspace + ")");
    }

    private static Iterable<String> offences(Map<String, String> shared) {
        return TableChecks.of(DATABASE, shared).offences();
    }

    private static void asOwner(String sql) {
        String url = "jdbc:postgresql://" + config.get("tidings.postgres") + "/" + DATABASE;
        try (Connection owner =
                DriverManager.getConnection(url, "tidings_owner", config.get("tidings.postgres.password"))) {
            owner.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
