package io.tidings.messaging.hold;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Places and lifts holds, in the caller's transaction, which must be a worker's; senders are told after its commit. */
@ApplicationScoped
public class Holds {

    private final HoldStore store;
    private final Runnable tell;

    Holds(HoldStore store, HoldNews news) {
        this.store = store;
        this.tell = news::tell;
    }

    /** Nothing of the target is claimed after the commit. Placing again only changes the reason. */
    public Uni<Void> place(Tx tx, UUID target, HoldKind kind, HoldOrigin origin, String reason) {
        tx.afterCommit(tell);
        return store.place(tx, target, kind, origin, reason);
    }

    /** Holds were changed by other means; called after the commit. */
    public void changed() {
        tell.run();
    }

    /** Lifts what this origin holds, and answers whether it held. Others may hold the target still. */
    public Uni<Boolean> lift(Tx tx, UUID target, HoldOrigin origin) {
        return store.lift(tx, target, origin).invoke(held -> {
            if (held) {
                tx.afterCommit(tell);
            }
        });
    }
}
