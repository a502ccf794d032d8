package io.tidings.auth.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Phones;
import io.tidings.auth.testing.Registrant;
import io.tidings.auth.testing.Tenant;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.TableChecks;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class RowSecurityTest {
    @Inject
    Pool app;

    @Inject
    Transactions transactions;

    /** The tests beside show that each keeps to its reason. */
    private static final Map<String, String> SHARED = Map.of(
            "users", "a person is in several workspaces: its policy goes through membership",
            "two_factor", "belongs to a person, as users does",
            "recovery_code", "belongs to a person, as users does",
            "announcement", "for every workspace, and no request writes it",
            "signing_key", "no policy, so that no request sees a row",
            "sign_up", "no policy, so that no request sees a row",
            "one_time_code", "no policy, so that no request sees a row",
            "code_sent", "no policy, so that no request sees a row");

    static List<String> tables() {
        return List.of(
                "workspace",
                "users",
                "membership",
                "login_session",
                "api_token",
                "sender",
                "connection_log",
                "audit_entry",
                "audit_head",
                "two_factor",
                "recovery_code",
                "invitation");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void showsARequestWithoutWorkspaceNothing(String table) {
        filledTenant();

        assertThat(countAsWorker(table)).isPositive();
        assertThat(app.query("SELECT count(*) FROM " + table)
                        .execute()
                        .await()
                        .indefinitely()
                        .iterator()
                        .next()
                        .getLong(0))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void showsAWorkspaceItsOwnRowsOnly(String table) {
        Tenant tenant = filledTenant();
        filledTenant();

        assertThat(countIn(tenant.workspace, table)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signing_key", "sign_up", "one_time_code", "code_sent"})
    void showsWhatIsNoWorkspacesToNoRequest(String table) {
        Phones.connect();
        new Registrant().register().then().statusCode(201);
        assertThat(countAsWorker(table)).isPositive();
        assertThat(countIn(Tenant.provisioned().workspace, table)).isZero();
    }

    @Test
    void showsAnnouncementsToEveryWorkspaceAndToNoRequestWithoutOne() {
        announce();

        assertThat(countIn(Tenant.provisioned().workspace, "announcement")).isPositive();
        assertThat(countIn(Tenant.provisioned().workspace, "announcement")).isPositive();
        assertThat(app.query("SELECT FROM announcement")
                        .execute()
                        .await()
                        .indefinitely()
                        .size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO announcement SELECT $1, 't', 'm', 'info', true, NULL, NULL, now(), now() WHERE $1 <> $2::uuid",
                "UPDATE announcement SET active = false WHERE $1::uuid <> $2::uuid",
                "DELETE FROM announcement WHERE $1::uuid <> $2::uuid"
            })
    void letsNoRequestWriteAnnouncements(String statement) {
        announce();
        Tenant tenant = Tenant.provisioned();

        assertThatThrownBy(() -> insert(tenant, statement)).hasMessageContaining("permission denied");
    }

    @Test
    void keepsWorkspacesApartInEveryTable() {
        assertThat(TableChecks.of("tidings_auth", SHARED).offences()).isEmpty();
    }

    private void announce() {
        transactions
                .asWorker(tx -> tx.connection()
                        .preparedQuery("INSERT INTO announcement"
                                + " VALUES ($1, 't', 'm', 'info', true, NULL, NULL, now(), now())")
                        .execute(Tuple.of(UUID.randomUUID())))
                .await()
                .indefinitely();
    }

    private Tenant filledTenant() {
        Tenant tenant = Tenant.unwritten();
        tenant.loginToken();
        insert(tenant, "INSERT INTO sender VALUES ($1, $2, 1, $1, 1, 'a', 'n', '1', true, now(), 1)");
        insert(
                tenant,
                "INSERT INTO audit_entry (workspace, actor, action, target, request_id, created_at)"
                        + " VALUES ($2, $1, 'a', 't', 'r', now())");
        insert(
                tenant,
                "INSERT INTO two_factor (user_id, secret, created_at)"
                        + " SELECT user_id, 's', now() FROM membership WHERE workspace = $2 AND $1::uuid IS NOT NULL");
        insert(tenant, "INSERT INTO recovery_code SELECT user_id, sha256('c') FROM two_factor WHERE $1 <> $2::uuid");
        insert(
                tenant,
                "INSERT INTO invitation (id, workspace, email, role, digest, invited_by, created_at, expires_at)"
                        + " SELECT $1::uuid, $2::uuid, 'a@b', 'viewer', sha256($1::uuid::text::bytea), user_id, now(), now() FROM membership");
        return tenant;
    }

    private void insert(Tenant tenant, String statement) {
        transactions
                .inWorkspace(
                        tenant.workspace,
                        tx -> tx.connection()
                                .preparedQuery(statement)
                                .execute(Tuple.of(UUID.randomUUID(), tenant.workspace)))
                .await()
                .indefinitely();
    }

    private long countIn(UUID workspace, String table) {
        return transactions
                .inWorkspace(
                        workspace,
                        tx -> tx.connection()
                                .query("SELECT count(*) FROM " + table)
                                .execute())
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private long countAsWorker(String table) {
        return transactions
                .asWorker(tx ->
                        tx.connection().query("SELECT count(*) FROM " + table).execute())
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
