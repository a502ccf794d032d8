package io.tidings.auth.user;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.membership.Role;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tables {@code users} and {@code membership}, as operators write them. */
@ApplicationScoped
class AccountStore {
    /** Locked as by whoever else changes members, in an order that is the same for all. */
    private static final String LOCK_WORKSPACES = """
            SELECT workspace FROM workspace
             WHERE workspace = ANY ($2) OR workspace IN (SELECT workspace FROM membership WHERE user_id = $1)
             ORDER BY workspace FOR NO KEY UPDATE""";

    private static final String LOCK_USER =
            "SELECT number, password_hash, " + Account.COLUMNS + " FROM users WHERE id = $1 FOR UPDATE";
    private static final String SEATS = "SELECT workspace, role, position FROM membership WHERE user_id = $1";
    private static final String ADD = """
            INSERT INTO users (id, name, email, phone, password_hash, language, roles, admin, phone_verified_at)
            VALUES ($1, $2, $3::text::citext, $4, $5, $6, $7, $8, CASE WHEN $9 THEN now() END)
            ON CONFLICT (id) DO NOTHING RETURNING number""";
    private static final String CHANGE = """
            UPDATE users SET name = $2, email = $3::text::citext, phone = $4, password_hash = $5, language = $6,
                roles = $7, admin = $8, updated_at = now(),
                phone_verified_at = CASE WHEN $9 THEN coalesce(phone_verified_at, now()) END
             WHERE id = $1 RETURNING number""";
    private static final String JOIN = """
            INSERT INTO membership (user_id, workspace, role, position) VALUES ($1, $2, $3, $4)
            ON CONFLICT (user_id, workspace) DO UPDATE SET role = excluded.role, position = excluded.position""";

    private final Transactions transactions;

    AccountStore(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<Optional<String>> passwordHash(UUID user) {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery("SELECT password_hash FROM users WHERE id = $1")
                .execute(Tuple.of(user))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString(0))));
    }

    /** The workspaces of the user and these, whose members nobody else changes before the transaction ends. */
    Uni<Set<UUID>> lockWorkspaces(Tx tx, UUID user, Set<UUID> workspaces) {
        return tx.connection()
                .preparedQuery(LOCK_WORKSPACES)
                .execute(Tuple.of(user, workspaces.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }

    /** The user, whom nobody else changes before the transaction ends. */
    Uni<Optional<Stored>> lock(Tx tx, UUID user) {
        return tx.connection()
                .preparedQuery(LOCK_USER)
                .execute(Tuple.of(user))
                .chain(found -> tx.connection()
                        .preparedQuery(SEATS)
                        .execute(Tuple.of(user))
                        .map(seats -> found.stream().findFirst().map(row -> stored(row, seats(seats)))));
    }

    /** A new user's integer id; empty when somebody else has just made one of that id. */
    Uni<Optional<Long>> add(Tx tx, UUID user, Account account, String passwordHash) {
        return put(tx, ADD, user, account, passwordHash);
    }

    Uni<Optional<Long>> change(Tx tx, UUID user, Account account, String passwordHash) {
        return put(tx, CHANGE, user, account, passwordHash);
    }

    private static Uni<Optional<Long>> put(Tx tx, String statement, UUID user, Account account, String passwordHash) {
        return tx.connection()
                .preparedQuery(statement)
                .execute(Tuple.tuple()
                        .addValue(user)
                        .addValue(account.name())
                        .addValue(account.email())
                        .addValue(account.phone())
                        .addValue(passwordHash)
                        .addValue(account.language())
                        .addValue(account.roles().toArray(String[]::new))
                        .addValue(account.admin())
                        .addValue(account.verified()))
                .map(rows -> rows.stream().findFirst().map(row -> row.getLong(0)));
    }

    /** Who was given an account is no applicant any more, whose place another could take. */
    Uni<Void> forgetSignUp(Tx tx, UUID user) {
        return tx.connection()
                .preparedQuery("DELETE FROM sign_up WHERE user_id = $1")
                .execute(Tuple.of(user))
                .replaceWithVoid();
    }

    Uni<Void> join(Tx tx, UUID user, UUID workspace, Seat seat) {
        return tx.connection()
                .preparedQuery(JOIN)
                .execute(Tuple.of(user, workspace, seat.role().column(), seat.position()))
                .replaceWithVoid();
    }

    Uni<Void> leave(Tx tx, UUID user, UUID workspace) {
        return tx.connection()
                .preparedQuery("DELETE FROM membership WHERE user_id = $1 AND workspace = $2")
                .execute(Tuple.of(user, workspace))
                .replaceWithVoid();
    }

    private static Stored stored(Row row, Map<UUID, Seat> seats) {
        return new Stored(row.getLong("number"), row.getString("password_hash"), Account.of(row, seats));
    }

    private static Map<UUID, Seat> seats(RowSet<Row> rows) {
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.getUUID("workspace"),
                        row -> new Seat(Role.of(row.getString("role")), row.getInteger("position"))));
    }

    /**
     * A user under lock.
     *
     * @param number integer id
     */
    record Stored(long number, String passwordHash, Account account) {
        @Override
        public String toString() {
            return "Stored[" + number + "]";
        }
    }
}
