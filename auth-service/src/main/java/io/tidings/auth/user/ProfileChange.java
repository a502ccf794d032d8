package io.tidings.auth.user;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.code.CodeFaults;
import io.tidings.auth.code.OneTimeCodes;
import io.tidings.auth.code.Purpose;
import io.tidings.auth.session.LoginOnly;
import io.tidings.auth.session.LoginSessions;
import io.tidings.auth.throttle.Throttle;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.fault.Unauthenticated;
import io.tidings.platform.limit.Limit;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets people change what is known of them. What somebody is recognised by changes only with the password. */
@ApplicationScoped
public class ProfileChange {
    private static final String UNIQUE_VIOLATION = "23505";

    private final OwnPassword own;
    private final Throttle throttle;
    private final EmailChangeConfig emails;
    private final UserStore store;
    private final OneTimeCodes codes;
    private final AuditLog audit;
    private final Transactions transactions;
    private final LoginSessions sessions;

    ProfileChange(
            OwnPassword own,
            Throttle throttle,
            EmailChangeConfig emails,
            UserStore store,
            OneTimeCodes codes,
            AuditLog audit,
            Transactions transactions,
            LoginSessions sessions) {
        this.own = own;
        this.throttle = throttle;
        this.emails = emails;
        this.store = store;
        this.codes = codes;
        this.audit = audit;
        this.transactions = transactions;
        this.sessions = sessions;
    }

    /**
     * Changes name, language and e-mail; the user as they are then. Another e-mail needs the password: fails with
     * {@code Invalid} for a wrong one and for an e-mail that is taken, with {@code Throttled} for who guesses either, and with
     * {@code Forbidden} for an API token.
     */
    public Uni<User> change(Caller caller, ProfileWish wish) {
        return confirmed(LoginOnly.of(caller), wish)
                .chain(() -> transactions.asWorker(
                        tx -> going(tx, caller).chain(before -> change(tx, caller, before, wish.over(before)))))
                .onFailure(ProfileChange::isTaken)
                .transform(failure -> Invalid.field("email", "The email has already been taken."));
    }

    /** Sends a code to another phone, which becomes the caller's with it. Fails as {@link #change}. */
    public Uni<Void> askForPhone(Caller caller, Phone phone, String password) {
        return own.confirm(LoginOnly.of(caller), "current_password", password)
                .chain(() -> transactions.asWorker(tx ->
                        going(tx, caller).chain(() -> codes.send(tx, caller.user(), Purpose.PHONE, phone.digits()))));
    }

    /** Makes the phone that the code went to the caller's; fails with {@code Refused} for a wrong code. */
    public Uni<User> provePhone(Caller caller, String code) {
        LoginOnly.of(caller);
        return transactions
                .asWorker(tx -> going(tx, caller)
                        .chain(before -> codes.take(tx, caller.user(), Purpose.PHONE, code)
                                .chain(shown -> shown.map(phone -> prove(tx, caller, before, phone))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))))
                .map(changed -> changed.orElseThrow(CodeFaults::wrong));
    }

    private Uni<String> confirmed(Caller caller, ProfileWish wish) {
        return wish.email().isEmpty()
                ? Uni.createFrom().item("")
                : own.confirm(caller, "current_password", wish.password());
    }

    /** The right password, which ends that of guesses, is no leave to ask for one e-mail after the other. */
    private Uni<Void> admitted(Caller caller, User before, User after) {
        String key = "tidings:auth:email-change:" + caller.user();
        return before.email().equals(after.email())
                ? Uni.createFrom().voidItem()
                : throttle.admit(List.of(new Limit(key, emails.burst(), emails.every())));
    }

    private Uni<User> change(Tx tx, Caller caller, User before, User after) {
        return before.equals(after)
                ? Uni.createFrom().item(after)
                : admitted(caller, before, after)
                        .chain(() -> store.putProfile(tx, after))
                        .chain(() -> audit.ofPerson(
                                tx, caller.user(), "user.profile_changed", Change.of(state(before), state(after))))
                        .replaceWith(after);
    }

    /** The caller under lock, whose login didn't end while the password was looked at. */
    private Uni<User> going(Tx tx, Caller caller) {
        return store.lock(tx, caller.user())
                .call(() -> sessions.goesOn(tx, caller.credential()).invoke(goesOn -> {
                    if (!goesOn) {
                        throw Unauthenticated.wrong();
                    }
                }))
                .map(user -> user.orElseThrow(Unauthenticated::wrong));
    }

    private Uni<Optional<User>> prove(Tx tx, Caller caller, User before, String phone) {
        Change change = Change.of(Map.of("phone", before.phone()), Map.of("phone", phone));
        return store.putPhone(tx, caller.user(), phone)
                .chain(() -> store.lock(tx, caller.user()))
                .call(() -> audit.ofPerson(tx, caller.user(), "user.phone_changed", change));
    }

    private static Map<String, String> state(User user) {
        return Map.of("name", user.name(), "email", user.email(), "language", user.language());
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }
}
