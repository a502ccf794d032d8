package io.tidings.messaging.cancellation;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.hold.HoldKind;
import io.tidings.messaging.hold.Holds;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Cancels, for good. */
@ApplicationScoped
public class Cancellations {

    private final Transactions transactions;
    private final CancellationStore store;
    private final CancellationSweep sweep;
    private final Holds holds;

    Cancellations(Transactions transactions, CancellationStore store, CancellationSweep sweep, Holds holds) {
        this.transactions = transactions;
        this.store = store;
        this.sweep = sweep;
        this.holds = holds;
    }

    /**
     * Cancels what the target has queued and what arrives for it from now on. When this completes nothing of it is
     * claimed any more; what was queued is settled soon after.
     */
    public Uni<Void> cancel(UUID target, UUID workspace, HoldKind kind, String reason) {
        Mark mark = new Mark(target, workspace, kind, reason);
        return transactions.asWorker(tx -> {
            tx.afterCommit(holds::changed);
            tx.afterCommit(() -> sweep.soon(mark));
            return store.mark(tx, mark);
        });
    }

    /**
     * Those of the targets that are cancelled. None of the others becomes so before the transaction ends: whoever stores
     * messages asks once, with all batches, devices and workspaces, before writing anything.
     */
    public Uni<Set<UUID>> among(Tx tx, Collection<UUID> targets) {
        return store.among(tx, targets);
    }
}
