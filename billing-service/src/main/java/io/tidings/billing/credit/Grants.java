package io.tidings.billing.credit;

import static io.tidings.billing.ledger.AccountKind.CREDIT;
import static io.tidings.billing.ledger.AccountKind.FUNDING;

import io.smallrye.mutiny.Uni;
import io.tidings.billing.ledger.Balance;
import io.tidings.billing.ledger.Credit;
import io.tidings.billing.ledger.Ledger;
import io.tidings.billing.ledger.Movement;
import io.tidings.billing.ledger.Transfer;
import io.tidings.billing.ledger.TransferKind;
import io.tidings.platform.audit.AuditNotes;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Gives workspaces credit. */
@ApplicationScoped
class Grants {
    private final Transactions transactions;
    private final Ledger ledger;
    private final AuditNotes audit;
    private final InstantSource clock;

    Grants(Transactions transactions, Ledger ledger, AuditNotes audit, InstantSource clock) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Gives the amount once a key, tells the audit log, and answers the balance; 409 {@code key_taken} if another workspace
     * used the key.
     */
    Uni<Balance> grant(Caller caller, UUID key, UUID workspace, BigDecimal amount, String memo) {
        Movement movement = Movement.NONE.with(FUNDING, CREDIT, amount);
        Transfer grant = new Transfer(key, workspace, TransferKind.GRANT, null, null, memo, clock.instant(), movement);
        // as worker, since the platform's own accounts are beyond any workspace
        return transactions.asWorker(tx -> ledger.open(tx, workspace)
                .flatMap(ignored -> ledger.postOnce(tx, grant))
                .flatMap(isNew -> isNew ? given(tx, caller, grant, amount) : known(tx, grant)));
    }

    private Uni<Balance> given(Tx tx, Caller caller, Transfer grant, BigDecimal amount) {
        return balance(tx, grant.workspace())
                .call(after -> audit.send(
                        tx,
                        grant.workspace(),
                        caller,
                        "credit.granted",
                        "grant:" + grant.id(),
                        change(after.credit(), amount, grant.memo())));
    }

    private static Change change(BigDecimal after, BigDecimal amount, String memo) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("credit", Credit.shown(after));
        told.put("granted", Credit.shown(amount));
        if (!memo.isEmpty()) {
            told.put("memo", memo);
        }
        return Change.of(Map.of("credit", Credit.shown(after.subtract(amount))), told);
    }

    private Uni<Balance> known(Tx tx, Transfer grant) {
        return ledger.workspaceOf(tx, grant.id())
                .invoke(owner -> requireSame(owner, grant.workspace()))
                .flatMap(owner -> balance(tx, owner));
    }

    private Uni<Balance> balance(Tx tx, UUID workspace) {
        return ledger.credit(tx, workspace).map(found -> found.orElseThrow());
    }

    private static void requireSame(UUID owner, UUID workspace) {
        if (!owner.equals(workspace)) {
            throw new Refused("key_taken", "The key belongs to another grant.", 409);
        }
    }
}
