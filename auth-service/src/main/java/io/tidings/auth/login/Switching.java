package io.tidings.auth.login;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.connection.Client;
import io.tidings.auth.connection.ConnectionLog;
import io.tidings.auth.session.LoginOnly;
import io.tidings.auth.session.LoginSessions;
import io.tidings.auth.session.LoginTokens;
import io.tidings.auth.user.Users;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.fault.Unauthenticated;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The workspaces of a person, and logins in them. A login stays in its workspace: switching begins another one. */
@ApplicationScoped
public class Switching {
    private static final String LIST = "SELECT w.workspace, w.number, w.name, w.suspended, m.role"
            + " FROM membership m JOIN workspace w USING (workspace) WHERE m.user_id = $1 ORDER BY m.position, w.number";

    private final Transactions transactions;
    private final Users users;
    private final LoginSessions sessions;
    private final LoginTokens tokens;
    private final ConnectionLog connections;

    Switching(
            Transactions transactions,
            Users users,
            LoginSessions sessions,
            LoginTokens tokens,
            ConnectionLog connections) {
        this.transactions = transactions;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.connections = connections;
    }

    /** All workspaces that the caller is a member of; {@code Forbidden} for an API token, which belongs to one only. */
    public Uni<List<Place>> places(Caller caller) {
        return placesOf(LoginOnly.of(caller).user());
    }

    /**
     * Begins a login in another workspace of the caller; the one that the caller came with stays what it is. Fails with
     * {@code NotFound} for a workspace that is suspended, or that the caller is no member of.
     */
    public Uni<Switched> to(Caller caller, long number, Client client) {
        return placesOf(LoginOnly.of(caller).user())
                .map(places -> places.stream()
                        .filter(place -> place.number() == number && !place.suspended())
                        .findFirst()
                        .orElseThrow(() -> new NotFound("Workspace not found")))
                .chain(place -> begin(caller, place, client));
    }

    private Uni<Switched> begin(Caller caller, Place place, Client client) {
        UUID user = caller.user();
        return transactions
                .asWorker(tx -> users.hold(tx, user)
                        .chain(() -> sessions.goesOn(tx, caller.credential()))
                        .invoke(Switching::requireGoingOn)
                        .chain(() -> sessions.open(tx, place.workspace(), user))
                        .call(() -> connections.signedIn(tx, place.workspace(), user, client)))
                .chain(session -> tokens.mint(session, user))
                .map(token -> new Switched(place, token));
    }

    /** A login that ended a moment ago begins no other. */
    private static void requireGoingOn(boolean goesOn) {
        if (!goesOn) {
            throw Unauthenticated.wrong();
        }
    }

    /** Before a workspace is known, as when somebody signs in. */
    private Uni<List<Place>> placesOf(UUID user) {
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(LIST)
                .execute(Tuple.of(user))
                .map(rows -> rows.stream().map(Place::of).toList()));
    }

    /** A new login. */
    public record Switched(Place place, String token) {
        @Override
        public String toString() {
            return "Switched[" + place + "]";
        }
    }
}
