package io.tidings.auth.login;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.connection.ConnectionLog;
import io.tidings.auth.credit.Balance;
import io.tidings.auth.credit.Credits;
import io.tidings.auth.membership.NoWorkspace;
import io.tidings.auth.password.Passwords;
import io.tidings.auth.sender.Senders;
import io.tidings.auth.session.LoginSessions;
import io.tidings.auth.session.LoginTokens;
import io.tidings.auth.signup.Verification;
import io.tidings.auth.throttle.Places;
import io.tidings.auth.throttle.Visitors;
import io.tidings.auth.twofactor.GivenCode;
import io.tidings.auth.twofactor.SecondFactor;
import io.tidings.auth.twofactor.TwoFactorFaults;
import io.tidings.auth.user.SignInAccount;
import io.tidings.auth.user.User;
import io.tidings.auth.user.Users;
import io.tidings.platform.fault.Fault;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Signs people in. */
@ApplicationScoped
public class Login {

    private final Places places;
    private final Visitors visitors;
    private final LoginConfig config;
    private final Users users;
    private final Passwords passwords;
    private final Credits credits;
    private final Transactions transactions;
    private final Senders senders;
    private final LoginSessions sessions;
    private final LoginTokens tokens;
    private final SecondFactor secondFactor;
    private final Verification verification;
    private final ConnectionLog connections;
    private final MeterRegistry meters;

    Login(
            Visitors visitors,
            LoginConfig config,
            Users users,
            Passwords passwords,
            Credits credits,
            Transactions transactions,
            Senders senders,
            LoginSessions sessions,
            LoginTokens tokens,
            SecondFactor secondFactor,
            Verification verification,
            ConnectionLog connections,
            MeterRegistry meters) {
        this.places = new Places(config.atOnce());
        this.visitors = visitors;
        this.config = config;
        this.users = users;
        this.passwords = passwords;
        this.credits = credits;
        this.transactions = transactions;
        this.senders = senders;
        this.sessions = sessions;
        this.tokens = tokens;
        this.secondFactor = secondFactor;
        this.verification = verification;
        this.connections = connections;
        this.meters = meters;
    }

    /**
     * Begins a login in the first open workspace of the user. Fails with {@code Refused} (wrong e-mail or password, an
     * unverified account, a wrong code), {@code Throttled} (too many tries, or too many wrong codes), {@link NoWorkspace}, or
     * {@code Unavailable} while the credit can't be told, or too many are signing in.
     */
    public Uni<LoginOutcome> signIn(Attempt attempt) {
        return places.in(() -> judged(attempt)).onItemOrFailure().invoke(this::count);
    }

    private Uni<LoginOutcome> judged(Attempt attempt) {
        return visitors.admit(
                        Visitors.LOGIN,
                        config,
                        attempt.email(),
                        attempt.client().address())
                .chain(() -> users.byEmail(attempt.email()))
                .chain(account -> outcome(account, attempt))
                .call(outcome -> reset(outcome, attempt));
    }

    private Uni<LoginOutcome> outcome(Optional<SignInAccount> account, Attempt attempt) {
        return recognised(account, attempt)
                .chain(known -> admitted(known, attempt))
                .onFailure(Refused.class)
                .invoke(fault -> account.ifPresent(known -> note((Refused) fault, known, attempt)));
    }

    private Uni<SignInAccount> recognised(Optional<SignInAccount> account, Attempt attempt) {
        return passwords
                .matches(
                        attempt.password(),
                        account.map(SignInAccount::passwordHash).orElse(null))
                .map(right -> account.filter(known -> right).orElseThrow(LoginFaults::wrongCredentials));
    }

    /** Not for a right password alone: whoever has that must not guess codes without end. */
    private Uni<Void> reset(LoginOutcome outcome, Attempt attempt) {
        return outcome instanceof SignedIn
                ? visitors.forgive(Visitors.LOGIN, attempt.email())
                : Uni.createFrom().voidItem();
    }

    /** A user without an open workspace has none that could show the row. */
    private void note(Refused fault, SignInAccount account, Attempt attempt) {
        account.home()
                .ifPresent(home -> connections.refused(home, account.user().id(), fault.code(), attempt.client()));
    }

    private Uni<LoginOutcome> admitted(SignInAccount account, Attempt attempt) {
        User user = account.user();
        if (user.phoneVerifiedAt().isEmpty()) {
            return verification.again(user).chain(() -> Uni.createFrom().failure(LoginFaults.unverified()));
        }
        if (user.twoFactorEnabled() && attempt.code().isEmpty()) {
            return Uni.createFrom().item(new CodeWanted(user.number()));
        }
        return account.home()
                .map(workspace -> begin(account, workspace, attempt))
                .orElseGet(() -> Uni.createFrom().failure(NoWorkspace.fault()));
    }

    private Uni<LoginOutcome> begin(SignInAccount account, UUID workspace, Attempt attempt) {
        User user = account.user();
        return credits.of(workspace)
                .chain(balance -> transactions.inWorkspace(
                        workspace,
                        tx -> proven(tx, user, attempt)
                                .call(() -> samePassword(tx, account))
                                .chain(proven -> begin(tx, user, workspace, balance, attempt, proven))))
                .map(begun -> begun.orElseThrow(TwoFactorFaults::wrongCode));
    }

    /** A code is spent in the transaction of the login that it begins, so that one that can't begin spends none. */
    private Uni<Boolean> proven(Tx tx, User user, Attempt attempt) {
        return counting(user, attempt)
                .map(code -> secondFactor.proves(tx, user.id(), code))
                .orElseGet(() -> Uni.createFrom().item(!user.twoFactorEnabled()));
    }

    /** It was right a moment ago. */
    private Uni<Void> samePassword(Tx tx, SignInAccount account) {
        return users.hold(tx, account.user().id())
                .map(hash -> hash.filter(account.passwordHash()::equals).orElseThrow(LoginFaults::wrongCredentials))
                .replaceWithVoid();
    }

    /** Empty after a wrong code, so that the transaction keeps its count. */
    private Uni<Optional<LoginOutcome>> begin(
            Tx tx, User user, UUID workspace, Balance balance, Attempt attempt, boolean proven) {
        return proven
                ? begin(tx, user, workspace, balance)
                        .call(() -> connections.signedIn(tx, workspace, user.id(), attempt.client()))
                        .call(() -> noted(tx, user, attempt))
                        .map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Void> noted(Tx tx, User user, Attempt attempt) {
        return counting(user, attempt)
                .map(code -> secondFactor.note(tx, user.id(), code))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** The code that was given, if any is asked for. */
    private static Optional<GivenCode> counting(User user, Attempt attempt) {
        return attempt.code().filter(code -> user.twoFactorEnabled());
    }

    private Uni<LoginOutcome> begin(Tx tx, User user, UUID workspace, Balance balance) {
        return senders.accounts(tx)
                .chain(accounts -> sessions.open(tx, workspace, user.id())
                        .chain(session -> tokens.mint(session, user.id()))
                        .map(token -> new SignedIn(user, balance, accounts, token)));
    }

    private void count(LoginOutcome outcome, Throwable failure) {
        String label = switch (failure) {
            case null -> outcome instanceof SignedIn ? "signed_in" : "code_wanted";
            case Fault fault -> fault.code();
            default -> "failed";
        };
        meters.counter("tidings.auth.logins", "outcome", label).increment();
    }
}
