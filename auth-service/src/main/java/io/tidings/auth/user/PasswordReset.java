package io.tidings.auth.user;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.code.CodeFaults;
import io.tidings.auth.code.OneTimeCodes;
import io.tidings.auth.code.Purpose;
import io.tidings.auth.connection.Client;
import io.tidings.auth.notice.Notices;
import io.tidings.auth.password.Passwords;
import io.tidings.auth.revocation.CredentialNews;
import io.tidings.auth.session.LoginSessions;
import io.tidings.auth.throttle.SteadyAnswers;
import io.tidings.auth.throttle.VisitorConfig;
import io.tidings.auth.throttle.VisitorPlaces;
import io.tidings.auth.throttle.Visitors;
import io.tidings.auth.user.UserStore.Locked;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets people who forgot their password choose another, with a code that is sent to their verified phone. */
@ApplicationScoped
public class PasswordReset {
    private static final String ASK = "forgot";
    private static final String TRY = "reset";

    private final VisitorConfig config;
    private final Visitors visitors;
    private final Notices notices;
    private final UserStore store;
    private final OneTimeCodes codes;
    private final Passwords passwords;
    private final LoginSessions sessions;
    private final CredentialNews news;
    private final AuditLog audit;
    private final Transactions transactions;
    private final SteadyAnswers steady;
    private final VisitorPlaces places;

    PasswordReset(
            VisitorConfig config,
            Visitors visitors,
            Notices notices,
            UserStore store,
            OneTimeCodes codes,
            Passwords passwords,
            LoginSessions sessions,
            CredentialNews news,
            AuditLog audit,
            Transactions transactions,
            SteadyAnswers steady,
            VisitorPlaces places) {
        this.config = config;
        this.visitors = visitors;
        this.notices = notices;
        this.store = store;
        this.codes = codes;
        this.passwords = passwords;
        this.sessions = sessions;
        this.news = news;
        this.audit = audit;
        this.transactions = transactions;
        this.steady = steady;
        this.places = places;
    }

    /**
     * Sends a code to the phone of a verified account; does nothing for any other e-mail, which nobody is told. Fails with
     * {@code Throttled}, and with {@code Refused} where no codes can be sent at all.
     */
    public Uni<Void> ask(String email, Client client) {
        if (!notices.canSend()) {
            return Uni.createFrom()
                    .failure(new Refused(
                            "password_reset_closed", "Passwords can't be reset here. Please ask your administrator."));
        }
        return visitors.admit(ASK, config, email, client.address())
                .chain(() -> steady.of(transactions.asWorker(tx -> codes.ready(tx)
                        .chain(() -> store.lock(tx, email))
                        .chain(found -> found.filter(Locked::verified)
                                .map(user -> codes.send(tx, user.id(), Purpose.PASSWORD, user.phone()))
                                .orElseGet(() -> Uni.createFrom().voidItem())))));
    }

    /**
     * Replaces the password of the account that was sent this code, and ends all its logins. A second factor stays. Fails
     * with {@code Refused} for a wrong code, and with {@code Throttled}.
     */
    public Uni<Void> reset(String email, String code, String next, Client client) {
        return visitors.admit(TRY, config, email, client.address())
                .chain(() -> steady.of(places.in(() -> transactions
                        .asWorker(tx -> isRight(tx, email, code))
                        .chain(right -> right
                                ? hashed(email, code, next)
                                : Uni.createFrom().item(false)))))
                .invoke(done -> {
                    if (!done) {
                        throw CodeFaults.wrong();
                    }
                })
                // whoever has the phone may sign in now, however often others tried to
                .chain(() -> visitors.forgive(Visitors.LOGIN, email));
    }

    /** Before anything is hashed: strangers must not keep the turns of hashes busy with made-up codes. */
    private Uni<Boolean> isRight(Tx tx, String email, String code) {
        return store.lock(tx, email)
                .chain(found -> found.filter(Locked::verified)
                        .map(user -> codes.isRight(tx, user.id(), Purpose.PASSWORD, code))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Boolean> hashed(String email, String code, String next) {
        return passwords.hash(next).chain(hash -> transactions.asWorker(tx -> reset(tx, email, code, hash)));
    }

    private Uni<Boolean> reset(Tx tx, String email, String code, String hash) {
        return store.lock(tx, email)
                .chain(found -> found.filter(Locked::verified)
                        .map(user -> reset(tx, user, code, hash))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    /** A code that went to a number which isn't the account's any more shows nothing. */
    private Uni<Boolean> reset(Tx tx, Locked user, String code, String hash) {
        return codes.take(tx, user.id(), Purpose.PASSWORD, code)
                .map(shown -> shown.filter(user.phone()::equals).isPresent())
                .call(right ->
                        right ? replace(tx, user, hash) : Uni.createFrom().voidItem());
    }

    private Uni<Void> replace(Tx tx, Locked user, String hash) {
        return store.putPassword(tx, user.id(), user.passwordHash(), hash)
                .chain(() -> sessions.revokeAllOf(tx, user.id()))
                .chain(() -> news.ofUser(tx, user.id()))
                .chain(() -> audit.ofPerson(tx, user.id(), "user.password_reset", PasswordNote.LOGINS_ENDED));
    }
}
