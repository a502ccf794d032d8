package io.tidings.auth.session;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.revocation.CredentialNews;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.store.Transactions;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends logins of those who ask for it. */
@ApplicationScoped
public class Logout {
    private final Transactions transactions;
    private final LoginSessions sessions;
    private final CredentialNews news;

    Logout(Transactions transactions, LoginSessions sessions, CredentialNews news) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.news = news;
    }

    /** Ends the login that the caller came with, everywhere within a second; {@code Forbidden} for an API token. */
    public Uni<Void> of(Caller caller) {
        Caller person = LoginOnly.of(caller);
        return transactions.inWorkspace(
                person.workspace(),
                tx -> sessions.revoke(tx, person.credential())
                        .chain(() -> news.ofCredential(tx, person.workspace(), person.credential())));
    }
}
