package io.tidings.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnStack
class LoginSessionsTest {
    @Inject
    Transactions transactions;

    @Inject
    LoginSessions sessions;

    @Inject
    InstantSource clock;

    @Test
    void notesTheUseOfALogin() {
        Tenant tenant = Tenant.provisioned();
        String token = tenant.loginToken();
        age(tenant, 2);
        Instant before = clock.instant();

        Tenant.exchange(token).then().statusCode(200);

        assertThat(lastUses(tenant))
                .singleElement()
                .satisfies(use -> assertThat(use).isAfter(before.minusSeconds(1)));
    }

    @Test
    void notesTheUseOfAnApiToken() {
        Tenant tenant = Tenant.provisioned();

        Tenant.exchange(tenant.apiToken).then().statusCode(200);

        assertThat(rows(tenant, "SELECT FROM api_token WHERE user_id = $1 AND last_used_at IS NOT NULL"))
                .hasSize(1);
    }

    @Test
    void forgetsALoginWhoseLastTokenIsOver() {
        Tenant unused = Tenant.provisioned();
        unused.loginToken();
        age(unused, 31);
        Tenant used = Tenant.provisioned();
        used.loginToken();
        age(used, 29);

        sessions.forgetUnused().await().indefinitely();

        assertThat(lastUses(unused)).isEmpty();
        assertThat(lastUses(used)).hasSize(1);
    }

    private void age(Tenant tenant, int days) {
        rows(
                tenant,
                "UPDATE login_session SET last_used_at = last_used_at - interval '" + days
                        + " days' WHERE user_id = $1");
    }

    private List<Instant> lastUses(Tenant tenant) {
        return rows(tenant, "SELECT last_used_at FROM login_session WHERE user_id = $1").stream()
                .map(row -> row.getOffsetDateTime(0).toInstant())
                .toList();
    }

    private List<Row> rows(Tenant tenant, String statement) {
        return transactions
                .asWorker(tx -> tx.connection().preparedQuery(statement).execute(Tuple.of(tenant.user)))
                .map(rows -> rows.stream().toList())
                .await()
                .indefinitely();
    }
}
