package io.tidings.messaging.queue;

import io.smallrye.mutiny.Uni;
import io.tidings.events.SendRequested;
import io.tidings.platform.store.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Stores commands as the consumer does, for tests of other packages. */
@ApplicationScoped
public class Commands {

    private final Transactions transactions;
    private final CommandStore store;

    Commands(Transactions transactions, CommandStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    /** Stores them in one transaction, in their order. */
    public Uni<Void> accept(List<SendRequested> commands) {
        return transactions.asWorker(tx -> Uni.join()
                .all(commands.stream().map(command -> store.accept(tx, command)).toList())
                .andFailFast()
                .replaceWithVoid());
    }
}
