package io.tidings.auth.twofactor;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.twofactor.GivenCode.AppCode;
import io.tidings.auth.twofactor.GivenCode.RecoveryCode;
import io.tidings.auth.user.OwnPassword;
import io.tidings.auth.user.User;
import io.tidings.auth.user.Users;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.fault.Unauthenticated;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A person's second factor, as the person switches it on and off. Whoever has only stolen a login can do neither: all but
 * the confirmation ask for the password. Other logins of the person go on.
 */
@ApplicationScoped
public class TwoFactor {
    private static final String PASSWORD = "password";
    private static final Map<String, String> OFF = state("off");
    private static final Map<String, String> BEGUN = state("begun");
    private static final Map<String, String> ON = state("on");
    private static final Change BEGUN_AGAIN =
            Change.of(BEGUN, new TreeMap<>(Map.of("two_factor", "begun", "replaced", List.of("secret"))));

    private final OwnPassword password;
    private final Users users;
    private final SecondFactor codes;
    private final FactorStore store;
    private final Secrets secrets;
    private final QrCodes qrCodes;
    private final Transactions transactions;
    private final AuditLog audit;
    private final TwoFactorConfig config;
    private final InstantSource clock;

    TwoFactor(
            OwnPassword password,
            Users users,
            SecondFactor codes,
            FactorStore store,
            Secrets secrets,
            QrCodes qrCodes,
            Transactions transactions,
            AuditLog audit,
            TwoFactorConfig config,
            InstantSource clock) {
        this.password = password;
        this.users = users;
        this.codes = codes;
        this.store = store;
        this.secrets = secrets;
        this.qrCodes = qrCodes;
        this.transactions = transactions;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** A secret that awaits its confirmation; fails with {@code Refused} where one is switched on. */
    public Uni<Enrolment> enrol(Caller person, String given) {
        String secret = secrets.forApp();
        return password.confirm(person, PASSWORD, given)
                .chain(() -> transactions.asWorker(tx -> begin(tx, person, secret)))
                .chain(() -> users.ofWorkspace(person.workspace(), person.user()))
                .map(user -> user.orElseThrow(Unauthenticated::wrong))
                .chain(user -> enrolment(user, secret));
    }

    /** Switches it on, once the app shows a right code while the secret waits for it, and answers recovery codes, the only time that they are told. */
    public Uni<List<RecoveryCode>> confirm(Caller person, AppCode code) {
        return transactions
                .asWorker(tx -> store.lock(tx, person.user())
                        .map(this::pending)
                        .chain(factor -> codes.proves(tx, factor, code))
                        .chain(right -> enabled(tx, person, right)))
                .map(fresh -> fresh.orElseThrow(TwoFactorFaults::wrongCode));
    }

    /** Recovery codes in the place of all earlier ones. */
    public Uni<List<RecoveryCode>> renewCodes(Caller person, String given) {
        return password.confirm(person, PASSWORD, given)
                .chain(() -> transactions.asWorker(tx -> store.lock(tx, person.user())
                        .invoke(factor ->
                                require(factor.filter(Factor::enabled).isPresent(), TwoFactorFaults::notEnabled))
                        .chain(() -> store.unspent(tx, person.user()))
                        .chain(left -> freshCodes(tx, person)
                                .call(fresh -> note(
                                        tx,
                                        person,
                                        "two_factor.recovery_codes_renewed",
                                        Change.of(SecondFactor.codes(left), SecondFactor.codes(fresh.size())))))));
    }

    /** Switches it off, and forgets the secret and the recovery codes. */
    public Uni<Void> disable(Caller person, String given) {
        return password.confirm(person, PASSWORD, given)
                .chain(() -> transactions.asWorker(tx -> store.remove(tx, person.user())
                        .invoke(removed -> require(removed, TwoFactorFaults::notEnabled))
                        .chain(() -> note(tx, person, "two_factor.disabled", Change.of(ON, OFF)))));
    }

    private Uni<Void> begin(Tx tx, Caller person, String secret) {
        return store.lock(tx, person.user())
                .chain(before -> store.begin(tx, person.user(), secret)
                        .invoke(begun -> require(begun, TwoFactorFaults::enabled))
                        .chain(() -> note(
                                tx,
                                person,
                                "two_factor.enrolled",
                                before.isPresent() ? BEGUN_AGAIN : Change.of(OFF, BEGUN))));
    }

    private Uni<Enrolment> enrolment(User user, String secret) {
        String uri = Enrolment.uri(config.issuer(), user.email(), secret);
        return qrCodes.dataUri(uri).map(image -> new Enrolment(secret, uri, image));
    }

    private Factor pending(Optional<Factor> found) {
        Factor factor = found.orElseThrow(TwoFactorFaults::notBegun);
        require(!factor.enabled(), TwoFactorFaults::enabled);
        Instant end = factor.begun().plus(config.enrolmentLife());
        require(clock.instant().isBefore(end), TwoFactorFaults::notBegun);
        return factor;
    }

    /** Empty after a wrong code, so that the transaction keeps its count. */
    private Uni<Optional<List<RecoveryCode>>> enabled(Tx tx, Caller person, boolean right) {
        return right
                ? store.enable(tx, person.user())
                        .chain(() -> freshCodes(tx, person))
                        .call(() -> note(tx, person, "two_factor.enabled", Change.of(BEGUN, ON)))
                        .map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<List<RecoveryCode>> freshCodes(Tx tx, Caller person) {
        List<RecoveryCode> fresh = secrets.recoveryCodes();
        return store.replaceCodes(tx, person.user(), fresh).replaceWith(fresh);
    }

    private Uni<Void> note(Tx tx, Caller person, String action, Change change) {
        return audit.ofPerson(tx, person.user(), action, change);
    }

    private static Map<String, String> state(String state) {
        return Map.of("two_factor", state);
    }

    private static void require(boolean possible, Supplier<Refused> refusal) {
        if (!possible) {
            throw refusal.get();
        }
    }
}
