package io.tidings.auth.signup;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.code.OneTimeCodes;
import io.tidings.auth.code.Purpose;
import io.tidings.auth.connection.Client;
import io.tidings.auth.notice.Notices;
import io.tidings.auth.password.Passwords;
import io.tidings.auth.throttle.SteadyAnswers;
import io.tidings.auth.throttle.VisitorConfig;
import io.tidings.auth.throttle.VisitorPlaces;
import io.tidings.auth.throttle.Visitors;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lets people register. */
@ApplicationScoped
public class SignUps {
    private static final String LIMITED = "register";

    private final VisitorConfig config;
    private final Visitors visitors;
    private final Notices notices;
    private final Passwords passwords;
    private final SignUpStore store;
    private final OneTimeCodes codes;
    private final Transactions transactions;
    private final SteadyAnswers steady;
    private final Uuid7s ids;
    private final VisitorPlaces places;

    SignUps(
            VisitorConfig config,
            Visitors visitors,
            Notices notices,
            Passwords passwords,
            SignUpStore store,
            OneTimeCodes codes,
            Transactions transactions,
            SteadyAnswers steady,
            Uuid7s ids,
            VisitorPlaces places) {
        this.config = config;
        this.visitors = visitors;
        this.notices = notices;
        this.passwords = passwords;
        this.store = store;
        this.codes = codes;
        this.transactions = transactions;
        this.steady = steady;
        this.ids = ids;
        this.places = places;
    }

    /**
     * Makes an account that waits to be verified, and sends its owner a code. Does nothing when the e-mail has an account
     * already, which nobody is told. Fails with {@code Throttled}, with {@code Refused} where nobody can register, and with
     * {@code Unavailable} while there is no number to send from.
     */
    public Uni<Void> register(Applicant who, Client client) {
        if (!notices.canSend()) {
            return Uni.createFrom().failure(closed());
        }
        return visitors.admit(LIMITED, config, who.email(), client.address())
                .chain(() -> steady.of(places.in(() -> passwords
                        .hash(who.password())
                        .chain(hash -> transactions.asWorker(tx -> begin(tx, who, hash))))));
    }

    private Uni<Void> begin(Tx tx, Applicant who, String hash) {
        return codes.ready(tx)
                .chain(() -> store.find(tx, who.email()))
                .chain(found -> found.map(account -> again(tx, account, who, hash))
                        .orElseGet(() -> first(tx, ids.next(), who, hash)));
    }

    private Uni<Void> first(Tx tx, UUID id, Applicant who, String hash) {
        return store.add(tx, id, who, hash)
                .chain(added -> added
                        ? codes.send(tx, id, Purpose.ACCOUNT, who.phone())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> again(Tx tx, SignUpStore.Account account, Applicant who, String hash) {
        return account.registering()
                ? store.replace(tx, account.id(), who, hash)
                        .chain(() -> codes.send(tx, account.id(), Purpose.ACCOUNT, who.phone()))
                : Uni.createFrom().voidItem();
    }

    private static Refused closed() {
        return new Refused("registration_closed", "Registration is not open here. Please ask for an account.");
    }
}
