package io.tidings.auth.twofactor;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.twofactor.GivenCode.RecoveryCode;
import io.tidings.platform.secret.SecretBox;
import io.tidings.platform.store.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tables {@code two_factor} and {@code recovery_code}. A secret is bound to its user: in another's row it doesn't open. */
@ApplicationScoped
class FactorStore {
    private static final String BEGIN = """
            INSERT INTO two_factor AS f (user_id, secret, created_at) VALUES ($1, $2, $3)
            ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, last_step = 0, wrong = 0, next_try_at = NULL,
                created_at = excluded.created_at
            WHERE f.enabled_at IS NULL""";
    private static final String LOCK =
            "SELECT secret, enabled_at IS NOT NULL AS enabled, created_at, last_step, wrong, next_try_at FROM two_factor"
                    + " WHERE user_id = $1 FOR UPDATE";
    private static final String TAKEN =
            "UPDATE two_factor SET last_step = $2, wrong = 0, next_try_at = NULL WHERE user_id = $1";
    private static final String WRONG = "UPDATE two_factor SET wrong = $2, next_try_at = $3 WHERE user_id = $1";
    private static final String ENABLE = "UPDATE two_factor SET enabled_at = $2 WHERE user_id = $1";
    private static final String REMOVE = "DELETE FROM two_factor WHERE user_id = $1 AND enabled_at IS NOT NULL";
    private static final String MARK = "UPDATE users SET two_factor_enabled = $2, updated_at = $3 WHERE id = $1";
    private static final String FORGET_CODES = "DELETE FROM recovery_code WHERE user_id = $1";
    private static final String ADD_CODE = "INSERT INTO recovery_code (user_id, digest) VALUES ($1, $2)";
    private static final String UNSPENT = "SELECT count(*) FROM recovery_code WHERE user_id = $1 AND used_at IS NULL";
    private static final String SPEND_CODE =
            "UPDATE recovery_code SET used_at = $3 WHERE user_id = $1 AND digest = $2 AND used_at IS NULL";

    private final SecretBox secrets;
    private final InstantSource clock;

    FactorStore(SecretBox secrets, InstantSource clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Stores a secret that is to be confirmed yet, in the place of an earlier one; no if the user's is switched on. */
    Uni<Boolean> begin(Tx tx, UUID user, String secret) {
        Buffer sealed = Buffer.buffer(secrets.seal(user, secret));
        return changed(tx, BEGIN, Tuple.of(user, sealed, now()));
    }

    /** The user's factor, which nobody else changes before the transaction ends. */
    Uni<Optional<Factor>> lock(Tx tx, UUID user) {
        return tx.connection()
                .preparedQuery(LOCK)
                .execute(Tuple.of(user))
                .map(rows -> rows.stream().findFirst().map(row -> factor(user, row)));
    }

    /** No code of this step or of an earlier one is good from now on; whoever has shown one need not wait. */
    Uni<Boolean> taken(Tx tx, UUID user, long step) {
        return changed(tx, TAKEN, Tuple.of(user, step));
    }

    Uni<Boolean> wrong(Tx tx, UUID user, int wrong, Instant nextTry) {
        return changed(tx, WRONG, Tuple.of(user, wrong, nextTry.atOffset(ZoneOffset.UTC)));
    }

    /** From now on logins ask for it. */
    Uni<Boolean> enable(Tx tx, UUID user) {
        return changed(tx, ENABLE, Tuple.of(user, now())).chain(() -> mark(tx, user, true));
    }

    /** Forgets the secret and the recovery codes; no if none is switched on. */
    Uni<Boolean> remove(Tx tx, UUID user) {
        return changed(tx, REMOVE, Tuple.of(user)).call(() -> mark(tx, user, false));
    }

    /** Puts these in the place of all earlier ones. */
    Uni<Void> replaceCodes(Tx tx, UUID user, List<RecoveryCode> codes) {
        List<Tuple> rows =
                codes.stream().map(code -> Tuple.of(user, digest(user, code))).toList();
        return changed(tx, FORGET_CODES, Tuple.of(user))
                .chain(() -> tx.connection().preparedQuery(ADD_CODE).executeBatch(rows))
                .replaceWithVoid();
    }

    /** How many recovery codes the user has left. */
    Uni<Long> unspent(Tx tx, UUID user) {
        return tx.connection()
                .preparedQuery(UNSPENT)
                .execute(Tuple.of(user))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Whether the code is one of the user's that was never used; from now on it was. */
    Uni<Boolean> spend(Tx tx, UUID user, RecoveryCode code) {
        return changed(tx, SPEND_CODE, Tuple.of(user, digest(user, code), now()));
    }

    private Uni<Boolean> mark(Tx tx, UUID user, boolean enabled) {
        return changed(tx, MARK, Tuple.of(user, enabled, now()));
    }

    private static Uni<Boolean> changed(Tx tx, String statement, Tuple values) {
        return tx.connection().preparedQuery(statement).execute(values).map(rows -> rows.rowCount() > 0);
    }

    private Factor factor(UUID user, Row row) {
        return new Factor(
                user,
                secrets.open(user, row.getBuffer("secret").getBytes()),
                row.getBoolean("enabled"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getLong("last_step"),
                row.getInteger("wrong"),
                Optional.ofNullable(row.getOffsetDateTime("next_try_at")).map(OffsetDateTime::toInstant));
    }

    private static Buffer digest(UUID user, RecoveryCode code) {
        return Buffer.buffer(RecoveryDigest.of(user, code));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
