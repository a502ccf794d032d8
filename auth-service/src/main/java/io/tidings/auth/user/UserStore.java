package io.tidings.auth.user;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Writes table {@code users}, as people change what is theirs. */
@ApplicationScoped
class UserStore {
    private static final String LOCK =
            "SELECT u.id, u.phone, u.password_hash, u.phone_verified_at IS NOT NULL AS verified"
                    + " FROM users u WHERE u.email = $1::text::citext FOR UPDATE OF u";

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
                                row.getBoolean("verified"))));
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

    /** An account under lock. */
    record Locked(UUID id, String phone, String passwordHash, boolean verified) {
        @Override
        public String toString() {
            return "Locked[" + id + "]";
        }
    }
}
