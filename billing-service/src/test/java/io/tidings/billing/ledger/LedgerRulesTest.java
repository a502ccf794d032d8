package io.tidings.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.billing.testing.Books;
import io.tidings.billing.testing.Database;
import io.tidings.billing.testing.OnStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that the database keeps, whatever a program does. */
@OnStack
class LedgerRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET amount = 1",
                "DELETE FROM entry",
                "TRUNCATE entry",
                "UPDATE transfer SET kind = 'grant'",
                "DELETE FROM transfer",
                "UPDATE account SET kind = 'credit'",
                "INSERT INTO account (workspace, kind, balance) VALUES (gen_random_uuid(), 'credit', 5)",
                "DELETE FROM account"
            })
    void refusesToRewriteTheBooks(String statement) throws SQLException {
        try (Connection worker = Database.asWorker()) {
            assertThatThrownBy(() -> worker.createStatement().execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void refusesEntriesThatDoNotSumToZero() throws SQLException {
        Books books = Books.with(5);
        try (Connection worker = Database.asWorker()) {
            assertThatThrownBy(() -> post(worker, books.workspace(), "('credit', 1)"))
                    .hasMessageContaining("do not sum to zero");
            assertThatThrownBy(() -> post(worker, books.workspace(), "('credit', 1), ('reserved', -0.9999)"))
                    .hasMessageContaining("do not sum to zero");
        }
        assertThat(books.credit()).isEqualByComparingTo("5");
    }

    @Test
    void refusesABalanceWithoutEntries() throws SQLException {
        Books.with(5);
        try (Connection worker = Database.asWorker()) {
            assertThatThrownBy(() -> worker.createStatement().execute("UPDATE account SET balance = 7"))
                    .hasMessageContaining("by entries only");
        }
    }

    @Test
    void refusesACustomersDebt() throws SQLException {
        Books books = Books.with(5);
        try (Connection worker = Database.asWorker()) {
            assertThatThrownBy(() -> post(worker, books.workspace(), "('credit', -5.0001), ('reserved', 5.0001)"))
                    .hasMessageContaining("customer_never_negative");
            assertThatThrownBy(() -> post(worker, books.workspace(), "('credit', 1), ('reserved', -1)"))
                    .hasMessageContaining("customer_never_negative");
        }
        assertThat(books.credit()).isEqualByComparingTo("5");
    }

    @Test
    void showsAWorkspaceNothingOfAnother() throws SQLException {
        Books ours = Books.with(5);
        Books theirs = Books.with(5);
        theirs.reserved(1);
        theirs.price(1);
        try (Connection app = Database.inWorkspace(ours.workspace())) {
            String others = " WHERE workspace <> '" + ours.workspace() + "'";
            for (String table : new String[] {"account", "transfer", "entry", "reservation", "workspace_price"}) {
                assertThat(Database.number(app, "SELECT count(*) FROM " + table + others))
                        .as(table)
                        .isZero();
            }
            assertThat(Database.number(app, "SELECT count(*) FROM account")).isEqualTo(2);
        }
    }

    @Test
    void refusesEntriesOnAnotherWorkspacesAccount() throws SQLException {
        Books ours = Books.with(5);
        Books theirs = Books.with(5);
        long account = account(theirs.workspace());
        try (Connection app = Database.inWorkspace(ours.workspace())) {
            UUID transfer = transfer(app, ours.workspace());
            assertThatThrownBy(() -> app.createStatement()
                            .execute("INSERT INTO entry (transfer, workspace, account, amount) SELECT '" + transfer
                                    + "', '" + ours.workspace() + "', id, CASE id WHEN " + account
                                    + " THEN -1 ELSE 1 END FROM unnest(ARRAY[" + account + ", "
                                    + account(ours.workspace()) + "]) AS id"))
                    .hasMessageContaining("out of reach");
        }
    }

    private static long account(UUID workspace) throws SQLException {
        try (Connection worker = Database.asWorker()) {
            return Database.number(
                    worker, "SELECT id FROM account WHERE kind = 'credit' AND workspace = '" + workspace + "'");
        }
    }

    private static void post(Connection connection, UUID workspace, String entries) throws SQLException {
        UUID transfer = transfer(connection, workspace);
        connection
                .createStatement()
                .execute("INSERT INTO entry (transfer, workspace, account, amount) SELECT '" + transfer
                        + "', account.workspace, account.id, amount FROM (VALUES " + entries
                        + ") AS posting (kind, amount) JOIN account USING (kind) WHERE account.workspace = '"
                        + workspace + "'");
    }

    private static UUID transfer(Connection connection, UUID workspace) throws SQLException {
        UUID id = UUID.randomUUID();
        connection
                .createStatement()
                .execute("INSERT INTO transfer (id, workspace, kind, at) VALUES ('" + id + "', '" + workspace
                        + "', 'grant', now())");
        return id;
    }
}
