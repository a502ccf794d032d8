package io.tidings.auth.code;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.secret.SecretBox;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Tables {@code one_time_code} and {@code code_sent}; only in transactions of the worker. A code is bound to its user: elsewhere it doesn't open. */
@ApplicationScoped
class CodeStore {
    private static final String ISSUE = """
            INSERT INTO one_time_code AS c (user_id, purpose, phone, code, expires_at, issued, issued_from)
            VALUES ($1, $2, $3, $4, $5, 1, $6)
            ON CONFLICT (user_id, purpose) DO UPDATE SET phone = excluded.phone, code = excluded.code, wrong = 0,
                expires_at = excluded.expires_at,
                issued = CASE WHEN c.issued_from <= $7 OR c.phone <> $3 THEN 1 ELSE c.issued + 1 END,
                issued_from = CASE WHEN c.issued_from <= $7 OR c.phone <> $3 THEN $6 ELSE c.issued_from END
            WHERE c.issued_from <= $7 OR c.phone <> $3 OR c.issued < $8""";
    /** Codes to one phone are counted one after the other, whoever asks for them. */
    private static final String IN_TURN = "SELECT pg_advisory_xact_lock(hashtextextended('one_time_code:' || $1, 0))";

    private static final String COUNT =
            "SELECT count(*) FILTER (WHERE phone = $1), count(*) FROM code_sent WHERE sent_at > $2";
    private static final String NOTE = "INSERT INTO code_sent (phone, sent_at) VALUES ($1, $2)";
    private static final String FORGET = "DELETE FROM code_sent WHERE sent_at <= $1";
    private static final String LOCK = "SELECT phone, code FROM one_time_code WHERE user_id = $1 AND purpose = $2"
            + " AND code IS NOT NULL AND expires_at > $3 AND wrong < $4 FOR UPDATE";
    private static final String SPEND = "UPDATE one_time_code SET code = NULL WHERE user_id = $1 AND purpose = $2";
    private static final String WRONG =
            "UPDATE one_time_code SET wrong = wrong + 1 WHERE user_id = $1 AND purpose = $2";

    private final SecretBox secrets;
    private final CodeConfig config;
    private final InstantSource clock;

    CodeStore(SecretBox secrets, CodeConfig config, InstantSource clock) {
        this.secrets = secrets;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Puts the code in the place of an earlier one; no when the person, the phone, or everybody was sent enough, and then
     * the earlier one stays. To another phone than before, a person's count begins anew: a stranger who named theirs
     * must not keep its owner from verifying an account.
     */
    Uni<Boolean> issue(Tx tx, UUID user, Purpose purpose, String phone, String code, Instant expires) {
        Uni<Boolean> issued = put(tx, user, purpose, phone, code, expires);
        return purpose.isToAnyPhone()
                ? mayGoTo(tx, phone)
                        .chain(may -> may ? issued : Uni.createFrom().item(false))
                        .call(sent -> sent ? note(tx, phone) : Uni.createFrom().voidItem())
                : issued;
    }

    private Uni<Boolean> put(Tx tx, UUID user, Purpose purpose, String phone, String code, Instant expires) {
        Instant now = clock.instant();
        Tuple values = Tuple.tuple()
                .addValue(user)
                .addValue(purpose.column())
                .addValue(phone)
                .addBuffer(Buffer.buffer(secrets.seal(user, code)))
                .addValue(utc(expires))
                .addValue(utc(now))
                .addValue(utc(now.minus(config.window())))
                .addValue(config.most());
        return Uni.createFrom()
                .deferred(() -> tx.connection().preparedQuery(ISSUE).execute(values))
                .map(rows -> rows.rowCount() > 0);
    }

    private Uni<Boolean> mayGoTo(Tx tx, String phone) {
        return tx.connection()
                .preparedQuery(IN_TURN)
                .execute(Tuple.of(phone))
                .chain(() -> tx.connection()
                        .preparedQuery(COUNT)
                        .execute(Tuple.of(phone, utc(clock.instant().minus(config.window())))))
                .map(rows -> rows.iterator().next())
                .map(row -> row.getLong(0) < config.mostToOnePhone() && row.getLong(1) < config.mostToAll());
    }

    private Uni<Void> note(Tx tx, String phone) {
        return tx.connection()
                .preparedQuery(NOTE)
                .execute(Tuple.of(phone, utc(clock.instant())))
                .replaceWithVoid();
    }

    /** Forgets what counts no more. */
    Uni<Void> forgetSent(Tx tx) {
        return tx.connection()
                .preparedQuery(FORGET)
                .execute(Tuple.of(utc(clock.instant().minus(config.window()))))
                .replaceWithVoid();
    }

    /** The person's code, if it can still be used; nobody else tries it before the transaction ends. */
    Uni<Optional<Sent>> lock(Tx tx, UUID user, Purpose purpose) {
        return tx.connection()
                .preparedQuery(LOCK)
                .execute(Tuple.of(user, purpose.column(), utc(clock.instant()), config.guesses()))
                .map(rows -> rows.stream().findFirst().map(row -> sent(user, row)));
    }

    Uni<Void> spend(Tx tx, UUID user, Purpose purpose) {
        return change(tx, SPEND, user, purpose);
    }

    Uni<Void> wrong(Tx tx, UUID user, Purpose purpose) {
        return change(tx, WRONG, user, purpose);
    }

    private static Uni<Void> change(Tx tx, String statement, UUID user, Purpose purpose) {
        return tx.connection()
                .preparedQuery(statement)
                .execute(Tuple.of(user, purpose.column()))
                .replaceWithVoid();
    }

    private Sent sent(UUID user, Row row) {
        return new Sent(
                row.getString("phone"), secrets.open(user, row.getBuffer("code").getBytes()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A code, and the phone that it was sent to. */
    record Sent(String phone, String code) {
        @Override
        public String toString() {
            return "Sent";
        }
    }
}
