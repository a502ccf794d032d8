package io.tidings.auth.signup;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.workspace.WorkspaceSpec;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Tables {@code users} and {@code sign_up} for people without a workspace; only in transactions of the worker. */
@ApplicationScoped
class SignUpStore {
    private static final String FIND = "SELECT u.id, u.phone, u.phone_verified_at IS NOT NULL AS verified,"
            + " u.password_hash, u.phone_verified_at IS NULL"
            + " AND EXISTS (SELECT FROM sign_up s WHERE s.user_id = u.id) AS registering"
            + " FROM users u WHERE u.email = $1::text::citext FOR UPDATE OF u";
    private static final String ADD = """
            INSERT INTO users (id, name, email, phone, password_hash, language, roles)
            VALUES ($1, $2, $3::text::citext, $4, $5, $6, '{client}') ON CONFLICT (email) DO NOTHING""";
    private static final String REPLACE = "UPDATE users SET name = $2, phone = $3, password_hash = $4, language = $5,"
            + " updated_at = now() WHERE id = $1";
    private static final String WANT = """
            INSERT INTO sign_up (user_id, workspace, country, zone, created_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (user_id) DO UPDATE SET workspace = excluded.workspace, country = excluded.country,
                zone = excluded.zone, created_at = excluded.created_at""";
    private static final String VERIFIED =
            "UPDATE users SET phone_verified_at = $2, updated_at = now() WHERE id = $1 AND phone_verified_at IS NULL";
    private static final String FINISH = "DELETE FROM sign_up WHERE user_id = $1 RETURNING workspace, country, zone";
    private static final String JOIN =
            "INSERT INTO membership (user_id, workspace, role, position) VALUES ($1, $2, 'owner', 0)";
    private static final String FORGET = """
            DELETE FROM users WHERE id IN (
                SELECT u.id FROM users u JOIN sign_up s ON s.user_id = u.id
                 WHERE s.created_at < $1 AND u.phone_verified_at IS NULL
                   AND NOT EXISTS (SELECT FROM membership m WHERE m.user_id = u.id)
                 ORDER BY s.created_at LIMIT $2 FOR UPDATE OF u SKIP LOCKED)""";

    private final InstantSource clock;

    SignUpStore(InstantSource clock) {
        this.clock = clock;
    }

    /** The account of this e-mail, which nobody else changes before the transaction ends. */
    Uni<Optional<Account>> find(Tx tx, String email) {
        return tx.connection()
                .preparedQuery(FIND)
                .execute(Tuple.of(email))
                .map(rows -> rows.stream().findFirst().map(SignUpStore::account));
    }

    /** No when somebody else was a moment faster. */
    Uni<Boolean> add(Tx tx, UUID id, Applicant who, String passwordHash) {
        return tx.connection()
                .preparedQuery(ADD)
                .execute(Tuple.of(id, who.name(), who.email(), who.phone(), passwordHash, who.language()))
                .map(rows -> rows.rowCount() > 0)
                .call(added ->
                        added ? want(tx, id, who.workspace()) : Uni.createFrom().voidItem());
    }

    Uni<Void> replace(Tx tx, UUID id, Applicant who, String passwordHash) {
        return tx.connection()
                .preparedQuery(REPLACE)
                .execute(Tuple.of(id, who.name(), who.phone(), passwordHash, who.language()))
                .chain(() -> want(tx, id, who.workspace()));
    }

    private Uni<Void> want(Tx tx, UUID id, WorkspaceSpec workspace) {
        return tx.connection()
                .preparedQuery(WANT)
                .execute(Tuple.of(id, workspace.name(), workspace.country(), workspace.zone(), now()))
                .replaceWithVoid();
    }

    Uni<Void> verified(Tx tx, UUID id) {
        return tx.connection()
                .preparedQuery(VERIFIED)
                .execute(Tuple.of(id, now()))
                .replaceWithVoid();
    }

    /** The workspace that the person asked for; empty for who was given an account by an operator. */
    Uni<Optional<WorkspaceSpec>> finish(Tx tx, UUID id) {
        return tx.connection()
                .preparedQuery(FINISH)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new WorkspaceSpec(
                                row.getString("workspace"), row.getString("country"), row.getString("zone"), false)));
    }

    Uni<Void> own(Tx tx, UUID id, UUID workspace) {
        return tx.connection()
                .preparedQuery(JOIN)
                .execute(Tuple.of(id, workspace))
                .replaceWithVoid();
    }

    /** Removes accounts that were never verified, the oldest first; answers how many. */
    Uni<Integer> forget(Tx tx, OffsetDateTime before, int most) {
        return tx.connection()
                .preparedQuery(FORGET)
                .execute(Tuple.of(before, most))
                .map(rows -> rows.rowCount());
    }

    private static Account account(Row row) {
        return new Account(
                row.getUUID("id"),
                row.getString("phone"),
                row.getString("password_hash"),
                row.getBoolean("verified"),
                row.getBoolean("registering"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /**
     * An account.
     *
     * @param registering whether its owner registered and wasn't verified yet
     */
    record Account(UUID id, String phone, String passwordHash, boolean verified, boolean registering) {
        @Override
        public String toString() {
            return "Account[" + id + "]";
        }
    }
}
