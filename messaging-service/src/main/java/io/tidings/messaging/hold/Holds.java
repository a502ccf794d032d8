package io.tidings.messaging.hold;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;

/** Places and lifts holds, in the caller's transaction, which must be a worker's; senders are told after its commit. */
@ApplicationScoped
public class Holds {

    private final HoldStore store;
    private final InstantSource clock;
    private final Runnable tell;

    Holds(HoldStore store, InstantSource clock, HoldNews news) {
        this.store = store;
        this.clock = clock;
        this.tell = news::tell;
    }

    /** Nothing of the target is claimed after the commit. Placing again only changes the reason. */
    public Uni<Void> place(Tx tx, UUID target, HoldKind kind, HoldOrigin origin, String reason) {
        tx.afterCommit(tell);
        return store.place(tx, new Hold(target, kind, origin, reason, clock.instant()));
    }

    /** Holds were changed by other means; called after the commit. */
    public void changed() {
        tell.run();
    }

    /** Lifts what this origin holds, and answers whether it held. Others may hold the target still. */
    public Uni<Boolean> lift(Tx tx, UUID target, HoldOrigin origin) {
        tx.afterCommit(tell);
        return store.lift(tx, target, origin);
    }
}
