package io.tidings.auth.user;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.password.Passwords;
import io.tidings.auth.revocation.CredentialNews;
import io.tidings.auth.session.LoginSessions;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Makes a user as a spec says. A password that differs from the stored one replaces it and ends all logins. */
@ApplicationScoped
class UserProvisioning {
    private final UserStore store;
    private final Passwords passwords;
    private final LoginSessions sessions;
    private final CredentialNews news;
    private final Transactions transactions;

    UserProvisioning(
            UserStore store,
            Passwords passwords,
            LoginSessions sessions,
            CredentialNews news,
            Transactions transactions) {
        this.store = store;
        this.passwords = passwords;
        this.sessions = sessions;
        this.news = news;
        this.transactions = transactions;
    }

    /** Stores the user and answers the integer id; fails with {@code Invalid}. */
    Uni<Long> put(UUID id, UserSpec spec) {
        UserRules.check(spec);
        String password = Objects.requireNonNull(spec.password());
        return store.passwordHash(id)
                .chain(known -> hash(password, known))
                .chain(hash -> transactions.asWorker(tx -> store(tx, id, spec, hash)))
                .onFailure(PgException.class)
                .transform(UserProvisioning::explained);
    }

    private Uni<Hash> hash(String password, Optional<String> known) {
        return known.map(stored -> passwords
                        .matches(password, stored)
                        .chain(same -> same ? Uni.createFrom().item(new Hash(stored, false)) : hash(password)))
                .orElseGet(() -> hash(password));
    }

    private Uni<Hash> hash(String password) {
        return passwords.hash(password).map(fresh -> new Hash(fresh, true));
    }

    private Uni<Long> store(Tx tx, UUID id, UserSpec spec, Hash hash) {
        return store.put(tx, id, spec, hash.text())
                .call(() -> hash.changed()
                        ? sessions.revokeAllOf(tx, id)
                        : Uni.createFrom().voidItem())
                .call(() -> news.ofUser(tx, id));
    }

    private static Throwable explained(Throwable failure) {
        return switch (((PgException) failure).getSqlState()) {
            case "23505" -> Invalid.field("email", "The email has already been taken.");
            case "23503" -> Invalid.field("workspaces", "The selected workspaces is invalid.");
            default -> failure;
        };
    }

    private record Hash(String text, boolean changed) {}
}
