package io.tidings.billing.credit;

import io.smallrye.mutiny.Uni;
import io.tidings.billing.ledger.Balance;
import io.tidings.billing.ledger.Ledger;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What workspaces can spend. */
@ApplicationScoped
public class Credits {
    private final Transactions transactions;
    private final Ledger ledger;

    Credits(Transactions transactions, Ledger ledger) {
        this.transactions = transactions;
        this.ledger = ledger;
    }

    /** The balance that the workspace can spend; its account is opened where there is none. */
    public Uni<Balance> of(UUID workspace) {
        return transactions.inWorkspace(
                workspace,
                tx -> ledger.credit(tx, workspace)
                        .flatMap(found -> found.map(Uni.createFrom()::item).orElseGet(() -> opened(tx, workspace))));
    }

    private Uni<Balance> opened(Tx tx, UUID workspace) {
        return ledger.open(tx, workspace)
                .flatMap(ignored -> ledger.credit(tx, workspace))
                .map(found -> found.orElseThrow());
    }
}
