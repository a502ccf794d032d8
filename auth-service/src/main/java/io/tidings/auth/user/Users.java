package io.tidings.auth.user;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Transactions;
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

    private static SignInAccount account(Row row) {
        return new SignInAccount(
                User.of(row), row.getString("password_hash"), Optional.ofNullable(row.getUUID("home")));
    }

    private static <T> Function<RowSet<Row>, Optional<T>> only(Function<Row, T> read) {
        return rows -> rows.stream().findFirst().map(read);
    }
}
