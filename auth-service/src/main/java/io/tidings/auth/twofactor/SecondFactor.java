package io.tidings.auth.twofactor;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.twofactor.GivenCode.AppCode;
import io.tidings.auth.twofactor.GivenCode.RecoveryCode;
import io.tidings.platform.audit.Change;
import io.tidings.platform.fault.Throttled;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Tells right codes from wrong ones. */
@ApplicationScoped
public class SecondFactor {
    private final FactorStore store;
    private final AuditLog audit;
    private final TwoFactorConfig config;
    private final InstantSource clock;

    SecondFactor(FactorStore store, AuditLog audit, TwoFactorConfig config, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Whether this is the user's, which spends it. A wrong one is counted in the transaction, which has to be committed all
     * the same. Fails with {@code Throttled} after too many wrong ones, without looking at the code.
     */
    public Uni<Boolean> proves(Tx tx, UUID user, GivenCode code) {
        return store.lock(tx, user)
                .chain(factor -> factor.filter(Factor::enabled)
                        .map(found -> proves(tx, found, code))
                        .orElseGet(SecondFactor::no));
    }

    private Uni<Boolean> proves(Tx tx, Factor factor, GivenCode code) {
        return switch (code) {
            case AppCode shown -> proves(tx, factor, shown);
            case RecoveryCode recovery -> proves(tx, factor, recovery);
        };
    }

    /** Whether an app with the secret of this factor, which is locked, shows that code. */
    Uni<Boolean> proves(Tx tx, Factor factor, AppCode code) {
        Instant now = clock.instant();
        Optional<Instant> nextTry = factor.nextTry().filter(now::isBefore);
        if (nextTry.isPresent()) {
            return Uni.createFrom().failure(new Throttled(Duration.between(now, nextTry.get())));
        }
        OptionalLong step = Totp.stepOf(code, factor.secret(), now);
        if (step.isPresent() && step.getAsLong() > factor.lastStep()) {
            return store.taken(tx, factor.user(), step.getAsLong());
        }
        int wrong = factor.wrong() + 1;
        return store.wrong(tx, factor.user(), wrong, now.plus(config.wait(wrong)))
                .chain(SecondFactor::no);
    }

    /** They can't be guessed, so they need no wait, and whoever has one ends that of the app's codes. */
    private Uni<Boolean> proves(Tx tx, Factor factor, RecoveryCode code) {
        return store.spend(tx, factor.user(), code)
                .chain(right -> right ? store.taken(tx, factor.user(), factor.lastStep()) : no());
    }

    /**
     * Tells the audit log of a code that was proven, if it is one that is gone now. Apart, since the log is the last thing that a
     * transaction locks.
     */
    public Uni<Void> note(Tx tx, UUID user, GivenCode proven) {
        return proven instanceof RecoveryCode
                ? store.unspent(tx, user)
                        .chain(left -> audit.ofPerson(
                                tx, user, "two_factor.recovery_code_spent", Change.of(codes(left + 1), codes(left))))
                : Uni.createFrom().voidItem();
    }

    /** What the audit log tells of the codes that are left. */
    static Map<String, Long> codes(long left) {
        return Map.of("recovery_codes", left);
    }

    private static Uni<Boolean> no() {
        return Uni.createFrom().item(false);
    }
}
