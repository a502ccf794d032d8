package io.tidings.auth.signup;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.code.CodeFaults;
import io.tidings.auth.code.OneTimeCodes;
import io.tidings.auth.code.Purpose;
import io.tidings.auth.connection.Client;
import io.tidings.auth.membership.Role;
import io.tidings.auth.notice.Notices;
import io.tidings.auth.password.Passwords;
import io.tidings.auth.signup.SignUpStore.Account;
import io.tidings.auth.throttle.SteadyAnswers;
import io.tidings.auth.throttle.VisitorConfig;
import io.tidings.auth.throttle.VisitorPlaces;
import io.tidings.auth.throttle.Visitors;
import io.tidings.auth.user.SignInAccount;
import io.tidings.auth.user.User;
import io.tidings.auth.user.Users;
import io.tidings.auth.workspace.WorkspaceSpec;
import io.tidings.auth.workspace.Workspaces;
import io.tidings.platform.audit.Change;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes sure that an account's phone is its owner's, and then gives them their workspace. */
@ApplicationScoped
public class Verification {
    private static final Logger LOG = Logger.getLogger(Verification.class);
    private static final String LIMITED = "verify";

    private final VisitorConfig config;
    private final Visitors visitors;
    private final Notices notices;
    private final SignUpStore store;
    private final OneTimeCodes codes;
    private final Workspaces workspaces;
    private final AuditLog audit;
    private final Transactions transactions;
    private final SteadyAnswers steady;
    private final Users users;
    private final Passwords passwords;
    private final VisitorPlaces places;

    Verification(
            VisitorConfig config,
            Visitors visitors,
            Notices notices,
            SignUpStore store,
            OneTimeCodes codes,
            Workspaces workspaces,
            AuditLog audit,
            Transactions transactions,
            SteadyAnswers steady,
            Users users,
            Passwords passwords,
            VisitorPlaces places) {
        this.config = config;
        this.visitors = visitors;
        this.notices = notices;
        this.store = store;
        this.codes = codes;
        this.workspaces = workspaces;
        this.audit = audit;
        this.transactions = transactions;
        this.steady = steady;
        this.users = users;
        this.passwords = passwords;
        this.places = places;
    }

    /** Sends a fresh code to somebody with the right password whose account isn't verified. */
    public Uni<Void> again(User user) {
        if (!notices.canSend()) {
            LOG.warn("An account can't be verified: tidings.auth.notices.workspace is not set");
            return Uni.createFrom().voidItem();
        }
        return transactions.asWorker(tx ->
                store.find(tx, user.email()).chain(locked -> codes.send(tx, user.id(), Purpose.ACCOUNT, user.phone())));
    }

    /** Sends a fresh code to an account that isn't verified; does nothing for others, which nobody is told. */
    public Uni<Void> again(String email, Client client) {
        return visitors.admit(LIMITED, config, email, client.address())
                .chain(() -> steady.of(
                        notices.canSend()
                                ? transactions.asWorker(tx -> sendAgain(tx, email))
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> sendAgain(Tx tx, String email) {
        return codes.ready(tx)
                .chain(() -> store.find(tx, email))
                .chain(found -> found.filter(account -> !account.verified())
                        .map(account -> codes.send(tx, account.id(), Purpose.ACCOUNT, account.phone()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /**
     * Verifies the account that was sent this code. It needs the password too: a code that goes to somebody's phone must
     * not open the account of whoever registered their e-mail and phone with another one. Fails with {@code Refused},
     * {@code Throttled}, and {@code Unavailable}.
     */
    public Uni<Void> verify(String email, String password, String code, Client client) {
        return visitors.admit(LIMITED, config, email, client.address())
                .chain(() -> steady.of(places.in(() -> proven(email, password)
                        .chain(hash -> hash.map(known -> transactions.asWorker(tx -> verify(tx, email, known, code)))
                                .orElseGet(() -> Uni.createFrom().item(false))))))
                .invoke(verified -> {
                    if (!verified) {
                        throw CodeFaults.wrong();
                    }
                })
                .replaceWithVoid();
    }

    /** The hash that the right password has; an unknown e-mail takes the same time. */
    private Uni<Optional<String>> proven(String email, String password) {
        return users.byEmail(email)
                .map(found -> found.map(SignInAccount::passwordHash))
                .chain(hash ->
                        passwords.matches(password, hash.orElse(null)).map(right -> hash.filter(known -> right)));
    }

    private Uni<Boolean> verify(Tx tx, String email, String hash, String code) {
        return store.find(tx, email)
                .chain(found -> found.filter(account -> !account.verified())
                        .filter(account -> account.passwordHash().equals(hash))
                        .map(account -> verify(tx, account, code))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    /** A code that went to a number which isn't the account's any more shows nothing. */
    private Uni<Boolean> verify(Tx tx, Account account, String code) {
        return codes.take(tx, account.id(), Purpose.ACCOUNT, code)
                .map(shown -> shown.filter(account.phone()::equals).isPresent())
                .call(right -> right ? open(tx, account.id()) : Uni.createFrom().voidItem());
    }

    private Uni<Void> open(Tx tx, UUID user) {
        return store.verified(tx, user)
                .chain(() -> store.finish(tx, user))
                .chain(wanted -> wanted.map(spec -> open(tx, user, spec))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> audit.ofPerson(tx, user, "user.verified", Change.of(verified(false), verified(true))));
    }

    private Uni<Void> open(Tx tx, UUID user, WorkspaceSpec spec) {
        Change joined = Change.made(Map.of("user", user, "role", Role.OWNER));
        return workspaces
                .open(tx, user, spec)
                .chain(workspace -> store.own(tx, user, workspace)
                        .chain(() -> audit.write(tx, workspace, user, "member.joined", "user:" + user, joined)));
    }

    private static Map<String, Boolean> verified(boolean is) {
        return Map.of("verified", is);
    }
}
