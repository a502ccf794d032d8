package io.tidings.auth.user;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads table {@code users}. */
@ApplicationScoped
public class Users {
    private static final String BY_EMAIL = "SELECT " + User.COLUMNS + ", u.password_hash,"
            + " (SELECT m.workspace FROM membership m JOIN workspace w USING (workspace)"
            + " WHERE m.user_id = u.id AND NOT w.suspended ORDER BY m.position LIMIT 1) AS home"
            + " FROM users u WHERE u.email = $1::text::citext";
    private static final String BY_ID = "SELECT " + User.COLUMNS + " FROM users u WHERE u.id = $1";

    private static final String PASSWORD_HASH = "SELECT password_hash FROM users WHERE id = $1";
    private static final String HOLD = PASSWORD_HASH + " FOR SHARE";

    private final Transactions transactions;

    Users(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The account with this e-mail, in any case of letters; before a workspace is known. */
    public Uni<Optional<SignInAccount>> byEmail(String email) {
        return transactions.asWorker(tx ->
                tx.connection().preparedQuery(BY_EMAIL).execute(Tuple.of(email)).map(only(Users::account)));
    }

    /** The user, if a member of the workspace. */
    public Uni<Optional<User>> ofWorkspace(UUID workspace, UUID user) {
        return transactions.inWorkspace(
                workspace,
                tx -> tx.connection()
                        .preparedQuery(BY_ID)
                        .execute(Tuple.of(user))
                        .map(only(User::of)));
    }

    /** The hash of the user's password in PHC string format, if a member of the workspace. */
    Uni<Optional<String>> passwordHash(UUID workspace, UUID user) {
        return transactions.inWorkspace(
                workspace,
                tx -> tx.connection()
                        .preparedQuery(PASSWORD_HASH)
                        .execute(Tuple.of(user))
                        .map(only(row -> row.getString(0))));
    }

    /**
     * The hash of the user's password, which stays what it is until the transaction ends: what a transaction begins for the
     * user is either seen, and ended, by whoever changes the password, or is begun with the new one.
     */
    public Uni<Optional<String>> hold(Tx tx, UUID user) {
        return tx.connection().preparedQuery(HOLD).execute(Tuple.of(user)).map(only(row -> row.getString(0)));
    }

    private static SignInAccount account(Row row) {
        return new SignInAccount(
                User.of(row), row.getString("password_hash"), Optional.ofNullable(row.getUUID("home")));
    }

    private static <T> Function<RowSet<Row>, Optional<T>> only(Function<Row, T> read) {
        return rows -> rows.stream().findFirst().map(read);
    }
}
