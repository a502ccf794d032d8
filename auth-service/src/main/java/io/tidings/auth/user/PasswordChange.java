package io.tidings.auth.user;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.password.Passwords;
import io.tidings.auth.revocation.CredentialNews;
import io.tidings.auth.session.LoginOnly;
import io.tidings.auth.session.LoginSessions;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Unauthenticated;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets people change their passwords. */
@ApplicationScoped
public class PasswordChange {
    private final OwnPassword own;
    private final UserStore store;
    private final Passwords passwords;
    private final LoginSessions sessions;
    private final CredentialNews news;
    private final AuditLog audit;
    private final Transactions transactions;

    PasswordChange(
            OwnPassword own,
            UserStore store,
            Passwords passwords,
            LoginSessions sessions,
            CredentialNews news,
            AuditLog audit,
            Transactions transactions) {
        this.own = own;
        this.store = store;
        this.passwords = passwords;
        this.sessions = sessions;
        this.news = news;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Replaces the caller's password and ends all other logins of theirs, in every workspace. Fails with {@code Invalid}
     * when the present password is another, {@code Throttled} for who guesses it, and {@code Forbidden} for an API token.
     */
    public Uni<Void> change(Caller caller, String present, String next) {
        return own.confirm(LoginOnly.of(caller), "current_password", present)
                .chain(before -> passwords
                        .hash(next)
                        .chain(after -> transactions.asWorker(tx -> replace(tx, caller, before, after))));
    }

    private Uni<Void> replace(Tx tx, Caller caller, String before, String after) {
        return store.putPassword(tx, caller.user(), before, after)
                .chain(replaced -> sessions.goesOn(tx, caller.credential()).map(goesOn -> replaced && goesOn))
                .invoke(PasswordChange::requireInTime)
                .chain(() -> sessions.revokeOthersOf(tx, caller.user(), caller.credential()))
                .chain(() -> news.ofUser(tx, caller.user()))
                .chain(() ->
                        audit.ofPerson(tx, caller.user(), "user.password_changed", PasswordNote.OTHER_LOGINS_ENDED));
    }

    /** Of two changes at once the second finds another password, or its login ended. */
    private static void requireInTime(boolean isInTime) {
        if (!isInTime) {
            throw Unauthenticated.wrong();
        }
    }
}
