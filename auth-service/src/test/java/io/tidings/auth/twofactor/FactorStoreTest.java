package io.tidings.auth.twofactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.auth.twofactor.GivenCode.RecoveryCode;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnStack
class FactorStoreTest {
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final RecoveryCode RECOVERY = new RecoveryCode("ABCDEFGH2345QRST");

    @Inject
    FactorStore store;

    @Inject
    Transactions transactions;

    private Tenant person;

    @BeforeEach
    void switchOn() {
        person = Tenant.provisioned();
        wait(transactions.inWorkspace(
                person.workspace,
                tx -> store.begin(tx, person.user, SECRET)
                        .chain(() -> store.replaceCodes(tx, person.user, List.of(RECOVERY)))));
    }

    @Test
    void storesNoSecretThatCanBeRead() {
        byte[] sealed = bytes("SELECT secret FROM two_factor WHERE user_id = $1");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET, "12345678901234567890");
    }

    @Test
    void opensNoSecretInTheRowOfSomebodyElse() {
        Tenant other = Tenant.provisioned();
        wait(transactions.asWorker(tx -> tx.connection()
                .preparedQuery("INSERT INTO two_factor (user_id, secret, created_at)"
                        + " SELECT $1, secret, now() FROM two_factor WHERE user_id = $2")
                .execute(Tuple.of(other.user, person.user))));

        assertThatThrownBy(() -> wait(transactions.inWorkspace(other.workspace, tx -> store.lock(tx, other.user))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void storesDigestsOfRecoveryCodesOnly() {
        byte[] digest = bytes("SELECT digest FROM recovery_code WHERE user_id = $1");

        assertThat(digest).hasSize(32);
        assertThat(new String(digest, StandardCharsets.ISO_8859_1)).doesNotContain(RECOVERY.characters());
    }

    private byte[] bytes(String query) {
        return wait(transactions.asWorker(
                        tx -> tx.connection().preparedQuery(query).execute(Tuple.of(person.user))))
                .iterator()
                .next()
                .getBuffer(0)
                .getBytes();
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().indefinitely();
    }
}
