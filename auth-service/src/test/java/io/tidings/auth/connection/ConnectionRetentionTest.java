package io.tidings.auth.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnStack
class ConnectionRetentionTest {
    @Inject
    Transactions transactions;

    @Inject
    ConnectionRetention retention;

    @BeforeEach
    void nothingIsOld() {
        retention.forgetOld().await().indefinitely();
    }

    @Test
    void forgetsWhatIsOlderThanAYear() {
        Tenant tenant = Tenant.provisioned();
        insert(tenant, 2001, 366);
        insert(tenant, 3, 364);

        retention.forgetOld().await().indefinitely();

        assertThat(count(tenant)).isEqualTo(3);
    }

    @Test
    void removesABoundedNumberAtOnce() {
        Tenant tenant = Tenant.provisioned();
        insert(tenant, 1001, 366);

        assertThat(retention.forgetBatch().await().indefinitely()).isEqualTo(1000);
        assertThat(count(tenant)).isEqualTo(1);
    }

    private void insert(Tenant tenant, int rows, int days) {
        execute(
                "INSERT INTO connection_log (workspace, user_id, event, user_agent, created_at)"
                        + " SELECT $2, $1, 'login', '', now() - $3 * interval '1 day' FROM generate_series(1, $4)",
                Tuple.of(tenant.user, tenant.workspace, days, rows));
    }

    private long count(Tenant tenant) {
        return execute("SELECT count(*) FROM connection_log WHERE user_id = $1", Tuple.of(tenant.user))
                .iterator()
                .next()
                .getLong(0);
    }

    private RowSet<Row> execute(String statement, Tuple values) {
        return transactions
                .asWorker(tx -> tx.connection().preparedQuery(statement).execute(values))
                .await()
                .indefinitely();
    }
}
