package io.tidings.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.testing.OnStack;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class AuditLogTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Inject
    Transactions transactions;

    @ParameterizedTest
    @ValueSource(
            strings = {"UPDATE audit_entry SET action = 'nothing'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"})
    void isChangedByNobody(String statement) {
        refused(transactions.inWorkspace(UUID.randomUUID(), tx -> execute(tx, statement)));
        refused(transactions.asWorker(tx -> execute(tx, statement)));
    }

    private static Uni<?> execute(Tx tx, String statement) {
        return tx.connection().query(statement).execute();
    }

    private static void refused(Uni<?> change) {
        assertThatThrownBy(() -> change.await().indefinitely())
                .isInstanceOfSatisfying(
                        PgException.class, e -> assertThat(e.getSqlState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }
}
