package io.tidings.auth.user;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.user.UserSpec.Member;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Writes tables {@code users} and {@code membership}. */
@ApplicationScoped
class UserStore {
    private static final String UPSERT = """
            INSERT INTO users AS u (id, name, email, phone, password_hash, language, roles, admin, phone_verified_at)
            VALUES ($1, $2, $3::text::citext, $4, $5, $6, $7, $8, CASE WHEN $9 THEN now() END)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, phone = excluded.phone,
                password_hash = excluded.password_hash, language = excluded.language, roles = excluded.roles,
                admin = excluded.admin, updated_at = now(),
                phone_verified_at = CASE WHEN $9 THEN coalesce(u.phone_verified_at, now()) END
            RETURNING number""";
    private static final String LEAVE = "DELETE FROM membership WHERE user_id = $1 AND workspace <> ALL ($2)";
    private static final String JOIN = """
            INSERT INTO membership (user_id, workspace, role, position) VALUES ($1, $2, $3, $4)
            ON CONFLICT (user_id, workspace) DO UPDATE SET role = excluded.role, position = excluded.position""";

    private static final String LOCK =
            "SELECT u.id, u.phone, u.password_hash, u.phone_verified_at IS NOT NULL AS verified,"
                    + " (SELECT m.workspace FROM membership m WHERE m.user_id = u.id ORDER BY m.position LIMIT 1) AS home"
                    + " FROM users u WHERE u.email = $1::text::citext FOR UPDATE OF u";

    private final Transactions transactions;

    UserStore(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<Optional<String>> passwordHash(UUID user) {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery("SELECT password_hash FROM users WHERE id = $1")
                .execute(Tuple.of(user))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString(0))));
    }

    /** The account of this e-mail, which nobody else changes before the worker's transaction ends. */
    Uni<Optional<Locked>> lock(Tx tx, String email) {
        return tx.connection()
                .preparedQuery(LOCK)
                .execute(Tuple.of(email))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Locked(
                                row.getUUID("id"),
                                row.getString("phone"),
                                row.getString("password_hash"),
                                row.getBoolean("verified"),
                                Optional.ofNullable(row.getUUID("home")))));
    }

    /** The user, whom nobody else changes before the worker's transaction ends. */
    Uni<Optional<User>> lock(Tx tx, UUID id) {
        return tx.connection()
                .preparedQuery("SELECT " + User.COLUMNS + " FROM users u WHERE u.id = $1 FOR UPDATE")
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(User::of));
    }

    Uni<Void> putProfile(Tx tx, User user) {
        return tx.connection()
                .preparedQuery("UPDATE users SET name = $2, email = $3::text::citext, language = $4, updated_at = now()"
                        + " WHERE id = $1")
                .execute(Tuple.of(user.id(), user.name(), user.email(), user.language()))
                .replaceWithVoid();
    }

    /** A phone that was just shown to be the user's. */
    Uni<Void> putPhone(Tx tx, UUID id, String phone) {
        return tx.connection()
                .preparedQuery(
                        "UPDATE users SET phone = $2, phone_verified_at = now(), updated_at = now() WHERE id = $1")
                .execute(Tuple.of(id, phone))
                .replaceWithVoid();
    }

    /** Whether the password still had the first hash, and has the second now. */
    Uni<Boolean> putPassword(Tx tx, UUID user, String before, String after) {
        return tx.connection()
                .preparedQuery(
                        "UPDATE users SET password_hash = $3, updated_at = now() WHERE id = $1 AND password_hash = $2")
                .execute(Tuple.of(user, before, after))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Stores user and memberships; answers the integer id. */
    Uni<Long> put(Tx tx, UUID id, UserSpec spec, String passwordHash) {
        return tx.connection()
                .preparedQuery(UPSERT)
                .execute(row(id, spec, passwordHash))
                .map(rows -> rows.iterator().next().getLong(0))
                .call(() -> forgetSignUp(tx, id))
                .call(() -> leave(tx, id, spec))
                .call(() -> join(tx, id, members(spec)));
    }

    private static Tuple row(UUID id, UserSpec spec, String passwordHash) {
        return Tuple.tuple(new ArrayList<>(List.of(
                id,
                Objects.requireNonNull(spec.name()),
                Objects.requireNonNull(spec.email()),
                UserRules.digits(Objects.requireNonNull(spec.phone())),
                passwordHash,
                Objects.requireNonNullElse(spec.language(), "en"),
                Objects.requireNonNullElse(spec.roles(), List.of("client")).toArray(String[]::new),
                Boolean.TRUE.equals(spec.admin()),
                !Boolean.FALSE.equals(spec.phoneVerified()))));
    }

    /** Who was given an account is no applicant any more, whose place another could take. */
    private static Uni<?> forgetSignUp(Tx tx, UUID id) {
        return tx.connection()
                .preparedQuery("DELETE FROM sign_up WHERE user_id = $1")
                .execute(Tuple.of(id));
    }

    private static Uni<?> leave(Tx tx, UUID id, UserSpec spec) {
        UUID[] kept = members(spec).stream().map(Member::workspace).toArray(UUID[]::new);
        return tx.connection().preparedQuery(LEAVE).execute(Tuple.of(id, kept));
    }

    private static Uni<?> join(Tx tx, UUID id, List<Member> members) {
        List<Tuple> rows = new ArrayList<>();
        for (Member member : members) {
            String role = Objects.requireNonNull(member.role()).column();
            rows.add(Tuple.of(id, member.workspace(), role, rows.size()));
        }
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.connection().preparedQuery(JOIN).executeBatch(rows);
    }

    private static List<Member> members(UserSpec spec) {
        return Objects.requireNonNullElse(spec.workspaces(), List.of());
    }

    /**
     * An account under lock.
     *
     * @param home the first workspace that its owner joined
     */
    record Locked(UUID id, String phone, String passwordHash, boolean verified, Optional<UUID> home) {
        @Override
        public String toString() {
            return "Locked[" + id + "]";
        }
    }
}
